import type { UserDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Language } from '../../shared/text/format.ts';
import type { Context } from '../app/shop.ts';
import { findUser, saveUser } from './users.repo.ts';

/** Changes the caller's own language. */
export function setLanguage(context: Context, language: Language): UserDto {
  return context.db.transaction('users.set-language', () => {
    const user = findUser(context.db, context.actor.userId);
    if (!user) throw new Refusal('SIGN_IN_REQUIRED', {});
    const changed = { ...user, language };
    saveUser(context.db, changed);
    return changed;
  });
}
