import { randomBytes } from 'node:crypto';
import type { SessionDto, TillDto, UserDto } from '../../shared/contract/users.contract.ts';
import { permissionsOf } from '../../shared/permissions/permissions.ts';
import type { Shop } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { deleteOldSessions, insertSession } from './sessions.repo.ts';

const KEEP_IDLE_SESSIONS_MS = 86_400_000;

/** 256 random bits, as text that fits into a header. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What a signed-in person's screen needs to know, without the token. */
export function describeSession(
  shop: Shop,
  user: UserDto,
  till: Pick<TillDto, 'id' | 'name'>,
): Omit<SessionDto, 'token'> {
  const { counter } = readSettings(shop.db);
  return {
    user,
    permissions: [...permissionsOf(user.role)],
    discountCapBp: counter.discountCapBp[user.role],
    till: { id: till.id, name: till.name },
    idleLockMs: counter.idleLockMinutes * 60_000,
  };
}

/** Opens a session of the user at the till; its token is stored only as a hash. Call it inside a transaction. */
export function openSession(shop: Shop, user: UserDto, till: Pick<TillDto, 'id' | 'name'>): SessionDto {
  const now = shop.ports.clock.now();
  const token = newToken();
  deleteOldSessions(shop.db, now - KEEP_IDLE_SESSIONS_MS);
  insertSession(shop.db, { token, userId: user.id, tillId: till.id, now });
  return { token, ...describeSession(shop, user, till) };
}
