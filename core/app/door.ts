import { ORPCError } from '@orpc/client';
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import { ERRORS, Refusal } from '../../shared/errors/error-codes.ts';
import { type Permission, permissionsOf } from '../../shared/permissions/permissions.ts';
import { bugOnWire, refusalOnWire } from '../../shared/web/problem.ts';
import { diskRefusal } from '../db/disk-fault.ts';
import { readSettings } from '../settings/index.ts';
import { callingTill, findSession, hasUsers, type SessionRow, touchSession } from '../users/index.ts';
import { inputRefusal } from './bad-input.ts';
import type { Actor, CallContext, Shop } from './shop.ts';

const TOUCH_EVERY_MS = 30_000;

function bearerToken(headers: Headers | undefined): string | null {
  return /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers?.get('authorization') ?? '')?.[1] ?? null;
}

function isIdle(shop: Shop, session: SessionRow): boolean {
  // Either way: a session last seen by a clock that stood in the future is not open until that day.
  const away = Math.abs(shop.ports.clock.now() - session.lastSeenAt);
  return away > readSettings(shop.db).counter.idleLockMinutes * 60_000;
}

function touch(shop: Shop, session: SessionRow): void {
  const now = shop.ports.clock.now();
  if (Math.abs(now - session.lastSeenAt) < TOUCH_EVERY_MS) return;
  try {
    touchSession(shop.db, session.sessionHash, now);
  } catch (error) {
    // Whoever only reads is not held up by a disk that takes nothing more; a write says so itself.
    if (diskRefusal(error) === null) throw error;
  }
}

/**
 * The person behind a call. Throws SIGN_IN_REQUIRED for no, an unknown or an idle session, SETUP_REQUIRED where nobody can have one yet
 * because the shop has no people, and UNKNOWN_TILL when the session
 * belongs to another till than the one the call comes from: a token alone is of no use elsewhere on the LAN.
 */
export function authenticate(call: CallContext): Actor {
  const token = bearerToken(call.reqHeaders);
  const session = token === null ? undefined : findSession(call.shop.db, token);
  if (!session || isIdle(call.shop, session))
    throw hasUsers(call.shop.db) ? new Refusal('SIGN_IN_REQUIRED', {}) : new Refusal('SETUP_REQUIRED', {});
  if (callingTill(call).id !== session.tillId) throw new Refusal('UNKNOWN_TILL', {});
  touch(call.shop, session);
  return {
    userId: session.userId,
    userName: session.userName,
    role: session.role,
    language: session.language,
    permissions: new Set(permissionsOf(session.role)),
    tillId: session.tillId,
    tillName: session.tillName,
    sessionHash: session.sessionHash,
  };
}

/** True when the call comes from somebody who is signed in. */
export function isSignedIn(call: CallContext): boolean {
  try {
    authenticate(call);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Throws NOT_ALLOWED unless the actor holds the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new Refusal('NOT_ALLOWED', { permission });
}

function refused({ code, data }: Refusal): ORPCError<string, unknown> {
  return new ORPCError(code, refusalOnWire(ERRORS[code], data));
}

/** A refusal becomes its typed error; anything else is a bug: logged under an id, and only the id goes out. */
function toWireError(shop: Shop, path: readonly string[], error: unknown): ORPCError<string, unknown> {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error;
  const cause = error instanceof ORPCError ? (error.cause ?? error) : error;
  const disk = diskRefusal(cause);
  if (disk) {
    const fields = { procedure: path.join('.'), error: String(cause) };
    shop.ports.logger.error(fields, 'refused by the disk');
    return refused(disk);
  }
  const logId = shop.ports.ids.next();
  shop.ports.logger.error(
    { logId, procedure: path.join('.'), error: cause instanceof Error ? cause.stack : String(cause) },
    'unexpected error',
  );
  return new ORPCError('INTERNAL', bugOnWire(logId));
}

const root = implement(contract)
  .$context<CallContext>()
  .$config({
    initialInputValidationIndex: Number.POSITIVE_INFINITY,
    initialOutputValidationIndex: Number.POSITIVE_INFINITY,
  })
  .use(async ({ context, path, procedure, next }, input) => {
    try {
      return await next();
    } catch (error) {
      const { errorMap } = procedure['~orpc'];
      const refusal = inputRefusal(error, input, (code) => Object.hasOwn(errorMap, code));
      throw toWireError(context.shop, path, refusal ?? error);
    }
  });

/** Implements procedures whose contract says `public`: they get the shop and the call, and no actor. */
export const publicDoor = root;

/** Implements all other procedures: the caller is known and holds what the contract asks for before the input is even read. */
export const door = root.use(async ({ context, procedure, next }) => {
  const { access } = procedure['~orpc'].meta;
  const actor = authenticate(context);
  if (access !== 'public' && access !== 'signed-in') requirePermission(actor, access);
  return next({ context: { actor } });
});
