import { hash, verify } from '@node-rs/argon2';
import { normalisePin } from './pin-rules.ts';

/** OWASP's argon2id parameters: 19 MiB, two passes, one lane; about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no PIN at all, compared against when the user is unknown, so that the answer takes as long. */
export const NOBODY_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$c2RC8dxhu7TXTq7wj72FIQ$TamlAIdWbNn6IVMkKnHVQyXXH062Q0s5Taudn4IIIiM';

/** argon2id of the PIN in Latin digits, encoded with its parameters and salt. Await it before a transaction begins. */
export function hashPin(pin: string): Promise<string> {
  return hash(normalisePin(pin), COST);
}

/** True when the PIN belongs to the hash. A null hash (unknown user) takes the same time and is false. */
export async function verifyPin(pinHash: string | null, pin: string): Promise<boolean> {
  const isRight = await verify(pinHash ?? NOBODY_HASH, normalisePin(pin)).catch(() => false);
  return isRight && pinHash !== null;
}
