export { findOwnShop, OWN_SHOP, ownShopOf } from './shops.repo.ts';
export { changeShop } from './update-shop.ts';
