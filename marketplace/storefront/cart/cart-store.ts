import type { OfferDto } from '../../../shared/marketplace/find.contract.ts';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { createRemembered } from '../api/store.ts';
import { putItem, readCart, readKnown, setQuantity } from './cart.ts';

/** The cart of this browser, the same in all its tabs. */
export const cartStore = createRemembered('market.cart', readCart);

/** What the account of this browser was last known to hold of it. */
export const knownStore = createRemembered('market.cart.known', readKnown);

/** Puts so many of a pack of an offer into the cart, where fewer are there; the same press twice counts once. */
export function putInCart(offer: OfferDto, pack: ListingPack, quantity = 1): void {
  const { product, shop } = offer;
  const item = {
    shopId: shop.id,
    listingId: offer.listingId,
    packId: pack.packId,
    quantity,
    nameBn: product.nameBn,
    nameEn: product.nameEn,
    strength: product.strength,
    unit: pack.unit,
    label: pack.label,
    baseQuantity: pack.baseQuantity,
    price: pack.price,
    drugClass: product.drugClass,
    picture: product.picture,
  };
  cartStore.set(putItem(cartStore.get(), item, shop));
}

/** Changes the quantity of a line; 0 takes it out. */
export function changeQuantity(ref: Parameters<typeof setQuantity>[1], quantity: number): void {
  cartStore.set(setQuantity(cartStore.get(), ref, quantity));
}
