import type { UserDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { hashPin } from './pin-hash.ts';
import { isWeakPin } from './pin-rules.ts';
import { findUser, findUserByName, insertUser } from './users.repo.ts';
import { auditByActor } from './users-audit.ts';

/** Adds a person. The same id and name again gives the same person. Throws PIN_TOO_WEAK, DUPLICATE. */
export async function createUser(
  context: Context,
  input: Omit<UserDto, 'isActive'> & { pin: string },
): Promise<UserDto> {
  if (isWeakPin(input.pin)) throw new Refusal('PIN_TOO_WEAK', {});
  const pinHash = await hashPin(input.pin);
  const { id, name, role, language } = input;
  return context.db.transaction('users.create', () => {
    const same = findUser(context.db, id);
    if (same?.name === name) return same;
    const other = same ?? findUserByName(context.db, name);
    if (other) throw new Refusal('DUPLICATE', { entity: 'user', field: 'name', value: name, id: other.id });
    insertUser(context.db, { id, name, role, language, pinHash, now: context.ports.clock.now() });
    auditByActor(context, 'user.create', 'user', id, { role });
    return { id, name, role, language, isActive: true };
  });
}
