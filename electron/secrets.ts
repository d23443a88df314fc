import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { safeStorage } from 'electron';

/** Secrets that only this user of this computer can read. */
export type Secrets = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
};

/** Only where there is no file there are no secrets: one that cannot be read is not written over with the next. */
function readAll(file: string): Record<string, string> {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** After a power cut there are the old secrets or the new ones, never half of them. */
function writeAll(file: string, all: Record<string, string>): void {
  const fd = openSync(`${file}.new`, 'w', 0o600);
  try {
    writeFileSync(fd, JSON.stringify(all));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${file}.new`, file);
}

/** Keeps secrets in `file`, each sealed by the operating system. Throws where the system offers no sealing or the file cannot be read. */
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
