import { randomInt } from 'node:crypto';
import type { Context } from '../app/shop.ts';
import { hashPairingCode } from './join-till.ts';
import { insertPairingCode } from './tills.repo.ts';
import { auditByActor } from './users-audit.ts';

const VALID_MS = 10 * 60_000;

/** Makes a code of eight digits that lets one till join within ten minutes. It is stored only as a hash. */
export function createPairingCode(context: Context): { code: string; expiresAt: number } {
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  const now = context.ports.clock.now();
  const expiresAt = now + VALID_MS;
  context.db.transaction('users.create-pairing-code', () => {
    insertPairingCode(
      context.db,
      { codeHash: hashPairingCode(code), expiresAt, createdBy: context.actor.userId },
      now,
    );
    auditByActor(context, 'till.pairing-code', 'pairing-code', 'new');
  });
  return { code, expiresAt };
}
