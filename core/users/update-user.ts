import type { UserDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { deleteSessionsOfUser } from './sessions.repo.ts';
import { countOtherOwners, findUser, findUserByName, saveUser } from './users.repo.ts';
import { auditByActor } from './users-audit.ts';

/**
 * Changes name, role, language or whether the person may sign in; who is deactivated is signed out at once.
 * Throws NOT_FOUND_RECORD, DUPLICATE, LAST_OWNER.
 */
export function updateUser(context: Context, input: UserDto): UserDto {
  const { db } = context;
  return db.transaction('users.update', () => {
    const before = findUser(db, input.id);
    if (!before) throw new Refusal('NOT_FOUND_RECORD', { entity: 'user', id: input.id });
    const namesake = findUserByName(db, input.name);
    if (namesake && namesake.id !== input.id) {
      throw new Refusal('DUPLICATE', { entity: 'user', field: 'name', value: input.name, id: namesake.id });
    }
    const wasOwner = before.role === 'owner' && before.isActive;
    const staysOwner = input.role === 'owner' && input.isActive;
    if (wasOwner && !staysOwner && countOtherOwners(db, input.id) === 0) throw new Refusal('LAST_OWNER', {});
    saveUser(db, input);
    if (!input.isActive) deleteSessionsOfUser(db, input.id);
    auditByActor(context, 'user.update', 'user', input.id, {
      renamed: before.name !== input.name,
      role: [before.role, input.role],
      isActive: [before.isActive, input.isActive],
    });
    return input;
  });
}
