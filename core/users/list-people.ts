import type { Shop } from '../app/shop.ts';
import { listAllUsers, readTrainingPins } from './users.repo.ts';

/** The active users for the sign-in screen; in a training shop with the PIN that opens it. */
export function listPeople(shop: Shop) {
  const pins = shop.options.training ? readTrainingPins(shop.db) : {};
  return listAllUsers(shop.db)
    .filter((user) => user.isActive)
    .map(({ id, name, role, language }) => ({ id, name, role, language, trainingPin: pins[id] ?? null }));
}
