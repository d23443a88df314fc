import { asAccount, door } from '../app/door.ts';
import { findBasket } from './find-basket.ts';
import { findOffers } from './find-offers.ts';
import { showAbout } from './show-about.ts';
import { listCategories, showProduct } from './show-product.ts';
import { listShops, showShelf, showShop } from './show-shop.ts';
import { suggestForAccount, suggestSimilar, suggestTogether } from './suggest-like.ts';
import { suggestProducts } from './suggest-products.ts';

/** What customers look for. */
export const findHandlers = {
  about: door.find.about.handler(({ context }) => showAbout(context.market)),
  suggest: door.find.suggest.handler(({ input, context }) => suggestProducts(context.market, input)),
  offers: door.find.offers.handler(({ input, context }) => findOffers(context.market, input)),
  basket: door.find.basket.handler(({ input, context }) => findBasket(context.market, input)),
  product: door.find.product.handler(({ input, context }) => showProduct(context.market, input.productId)),
  similar: door.find.similar.handler(({ input, context }) => suggestSimilar(context.market, input)),
  boughtTogether: door.find.boughtTogether.handler(({ input, context }) =>
    suggestTogether(context.market, input),
  ),
  forMe: door.find.forMe.handler(({ input, context }) => suggestForAccount(asAccount(context), input)),
  shops: door.find.shops.handler(({ input, context }) => listShops(context.market, input)),
  shop: door.find.shop.handler(({ input, context }) => showShop(context.market, input)),
  shelf: door.find.shelf.handler(({ input, context }) => showShelf(context.market, input)),
  categories: door.find.categories.handler(({ context }) => listCategories(context.market)),
};
