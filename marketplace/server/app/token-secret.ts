import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The secret of an embedded marketplace: made at the first start and kept in its data folder, readable by its owner alone. */
export function keptTokenSecret(folder: string): Uint8Array {
  const file = path.join(folder, 'token-secret');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const secret = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (secret.length !== 32)
    throw new Error(`${file} is damaged; delete it, and everybody has to sign in again`);
  return new Uint8Array(secret);
}
