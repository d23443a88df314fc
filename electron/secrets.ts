import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { safeStorage } from 'electron';

/** Secrets that only this user of this computer can read. */
export type Secrets = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
};

function readAll(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}

function writeAll(file: string, all: Record<string, string>): void {
  writeFileSync(`${file}.new`, JSON.stringify(all), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Keeps secrets in `file`, each sealed by the operating system. Throws where the system offers no sealing. */
export function createSecrets(file: string): Secrets {
  const requireSealing = () => {
    if (!safeStorage.isEncryptionAvailable()) throw new Error('the operating system offers no secret store');
  };
  return {
    get(name) {
      requireSealing();
      const sealed = new Map(Object.entries(readAll(file))).get(name);
      return sealed === undefined ? null : safeStorage.decryptString(Buffer.from(sealed, 'base64'));
    },
    set(name, value) {
      requireSealing();
      const sealed = safeStorage.encryptString(value).toString('base64');
      writeAll(file, { ...readAll(file), [name]: sealed });
    },
    remove(name) {
      const { [name]: _removed, ...rest } = readAll(file);
      writeAll(file, rest);
    },
  };
}
