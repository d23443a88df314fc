import { asShop, door } from '../app/door.ts';
import { changeShop } from '../shops/index.ts';
import { greetShop } from './greet-shop.ts';
import { listVersions } from './list-versions.ts';
import { putListings } from './put-listings.ts';
import { putPicture } from './put-picture.ts';

/** What a shop's program sends of itself and its goods. */
export const ingestHandlers = {
  hello: door.sync.hello.handler(({ context }) => greetShop(asShop(context))),
  putListings: door.sync.putListings.handler(({ input, context }) =>
    putListings(asShop(context), input.items),
  ),
  versions: door.sync.versions.handler(({ input, context }) => listVersions(asShop(context), input)),
  putPicture: door.sync.putPicture.handler(({ input, context }) => putPicture(asShop(context), input)),
  updateShop: door.sync.updateShop.handler(({ input, context }) => {
    const shop = asShop(context);
    return changeShop(shop, { ...input, shopId: shop.shopId });
  }),
};
