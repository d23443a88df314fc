import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { safeStorage } from 'electron';

/** Secrets that only this user of this computer can read. */
export type Secrets = {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
};

function asText([name, sealed]: [string, unknown]): [string, string] {
  if (typeof sealed !== 'string') throw new TypeError(`${name} is no text`);
  return [name, sealed];
}

/** A damaged file is put aside beside it, never written over: without its key the shop says that it is to be connected anew. */
function readAll(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const text = readFileSync(file, 'utf8');
  try {
    return Object.fromEntries(Object.entries(JSON.parse(text) as object).map(asText));
  } catch {
    const keptAs = `${file}.damaged-${Date.now()}`;
    renameSync(file, keptAs);
    console.error(`the file of secrets is damaged; it is kept as ${keptAs}, connect the marketplace anew`);
    return {};
  }
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

/** Keeps secrets in `file`, each sealed by the operating system. Throws where the system offers no sealing or the disk does not give the file. */
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
