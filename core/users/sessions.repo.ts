import { createHash } from 'node:crypto';
import type { Role } from '../../shared/permissions/permissions.ts';
import type { Language } from '../../shared/text/format.ts';
import type { ShopDb } from '../db/open.ts';

/** A session as the door needs it. */
export type SessionRow = {
  sessionHash: string;
  userId: string;
  userName: string;
  role: Role;
  language: Language;
  tillId: number;
  tillName: string;
  lastSeenAt: number;
};

/** What is stored of a token: its SHA-256, so that a stolen file opens no session. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session of this token whose user and till are active; undefined otherwise. */
export function findSession(db: ShopDb, token: string): SessionRow | undefined {
  return db
    .statement<[string], SessionRow>(
      `SELECT s.token_hash AS sessionHash, u.id AS userId, u.name AS userName, u.role, u.language, t.id AS tillId, t.name AS tillName,
              s.last_seen_at AS lastSeenAt
       FROM sessions s JOIN users u ON u.id = s.user_id JOIN tills t ON t.id = s.till_id
       WHERE s.token_hash = ? AND u.is_active = 1 AND t.is_active = 1`,
    )
    .get(hashToken(token));
}
