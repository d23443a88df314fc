import { hash, verify } from '@node-rs/argon2';
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane; about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash that no password is known for: compared against when the address is unknown, so that the answer takes as long. */
const NOBODY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c2RC8dxhu7TXTq7wj72FIQ$TamlAIdWbNn6IVMkKnHVQyXXH062Q0s5Taudn4IIIiM';

const judge = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 64 });
const FAIR = 2;

/** argon2id of a password, encoded with its parameters and salt. Await it before a transaction begins. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), COST);
}

/** True when the password belongs to the hash; without one (unknown address) false after the same work. */
export async function isPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  const isRight = await verify(passwordHash ?? NOBODY_HASH, password.normalize('NFC')).catch(() => false);
  return isRight && passwordHash !== undefined;
}

/** True for a password that some million guesses would find (zxcvbn), its owner's own words among the first. */
export function isWeakPassword(password: string, ownWords: readonly string[]): boolean {
  const words = ownWords
    .flatMap((word) => [word, ...word.split(/[@.\s]+/)])
    .filter((word) => word.length > 2);
  return judge.check(password, ['dokani', ...words]).score < FAIR;
}
