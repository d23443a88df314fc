import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Ports } from '../core/app/index.ts';

const keptSchema = z.record(z.string(), z.string());

/**
 * Keeps secrets in a file of the data folder that only its owner can read (mode 0600; on Windows the folder's own rights hold): for a store
 * server without a desktop shell, where the operating system's secret store cannot be reached. Whoever can read the shop's file can read it too.
 * A file that is damaged is put aside beside it, `onDamaged` is told where, and there are no secrets: the shop connects anew.
 */
export function createFileSecrets(
  dataFolder: string,
  onDamaged: (keptAs: string) => void,
): NonNullable<Ports['secrets']> {
  const file = path.join(dataFolder, 'secrets-plain.json');
  const read = () => {
    if (!existsSync(file)) return new Map<string, string>();
    const text = readFileSync(file, 'utf8');
    try {
      return new Map(Object.entries(keptSchema.parse(JSON.parse(text))));
    } catch {
      const keptAs = `${file}.damaged-${Date.now()}`;
      renameSync(file, keptAs);
      onDamaged(keptAs);
      return new Map<string, string>();
    }
  };
  const write = (kept: ReadonlyMap<string, string>) => {
    const fresh = `${file}.new`;
    const fd = openSync(fresh, 'w', 0o600);
    try {
      fchmodSync(fd, 0o600);
      writeFileSync(fd, JSON.stringify(Object.fromEntries(kept)));
      // After a power cut there are the old secrets or the new ones, never half of them.
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(fresh, file);
  };
  return {
    get: async (name) => read().get(name) ?? null,
    async set(name, value) {
      write(read().set(name, value));
    },
    async remove(name) {
      const kept = read();
      if (kept.delete(name)) write(kept);
    },
  };
}
