export { findOwnShop, OWN_SHOP, ownShopOf } from './shops.repo.ts';
export { changeShop, type ShopChange } from './update-shop.ts';
