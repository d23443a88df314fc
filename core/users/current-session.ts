import type { SessionDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { describeSession } from './open-session.ts';
import { findUser } from './users.repo.ts';

/** The caller's own session, without its token. */
export function currentSession(context: Context): Omit<SessionDto, 'token'> {
  const { actor } = context;
  const user = findUser(context.db, actor.userId);
  if (!user) throw new Refusal('SIGN_IN_REQUIRED', {});
  return describeSession(context, user, { id: actor.tillId, name: actor.tillName });
}
