import { asShop, door } from '../app/door.ts';
import { listVersions } from './list-versions.ts';
import { putListings } from './put-listings.ts';
import { putPicture } from './put-picture.ts';

/** What a shop's program sends of itself and its goods. */
export const ingestHandlers = {
  putListings: door.sync.putListings.handler(({ input, context }) =>
    putListings(asShop(context), input.items),
  ),
  versions: door.sync.versions.handler(({ input, context }) => listVersions(asShop(context), input)),
  putPicture: door.sync.putPicture.handler(({ input, context }) => putPicture(asShop(context), input)),
};
