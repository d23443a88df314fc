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

/** True until the session is ended or its user or till goes out of use; being idle does not end it. */
export function isSessionOpen(db: ShopDb, sessionHash: string): boolean {
  return (
    db
      .statement<[string]>(
        `SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id JOIN tills t ON t.id = s.till_id
         WHERE s.token_hash = ? AND u.is_active = 1 AND t.is_active = 1`,
      )
      .get(sessionHash) !== undefined
  );
}

/** Notes that the session was used. */
export function touchSession(db: ShopDb, sessionHash: string, now: number): void {
  db.statement('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?').run(now, sessionHash);
}

/** Stores a session under the hash of its token. */
export function insertSession(
  db: ShopDb,
  session: { token: string; userId: string; tillId: number; now: number },
): void {
  db.statement(
    'INSERT INTO sessions (token_hash, user_id, till_id, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)',
  ).run(hashToken(session.token), session.userId, session.tillId, session.now, session.now);
}

/** Ends one session. */
export function deleteSession(db: ShopDb, sessionHash: string): void {
  db.statement('DELETE FROM sessions WHERE token_hash = ?').run(sessionHash);
}

/** Ends the person's sessions, all but `exceptHash`. */
export function deleteSessionsOfUser(db: ShopDb, userId: string, exceptHash = ''): void {
  db.statement('DELETE FROM sessions WHERE user_id = ? AND token_hash <> ?').run(userId, exceptHash);
}

/** Ends all sessions of a till. */
export function deleteSessionsOfTill(db: ShopDb, tillId: number): void {
  db.statement('DELETE FROM sessions WHERE till_id = ?').run(tillId);
}

/** Removes sessions nobody used since `before`. */
export function deleteOldSessions(db: ShopDb, before: number): void {
  db.statement('DELETE FROM sessions WHERE last_seen_at < ?').run(before);
}
