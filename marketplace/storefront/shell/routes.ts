import { createRootRoute, createRoute } from '@tanstack/react-router';
import { HomePage } from '../home/HomePage.tsx';
import { readFilters, readSearch } from '../search/search-query.ts';
import { Frame } from './Frame.tsx';
import { lazyPage } from './lazy-page.ts';
import { NotFound } from './PageFault.tsx';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound });
const parent = { getParentRoute: () => root };

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Where to go on after signing in: a path of this page, never another site. */
function readNext(found: Record<string, unknown>): { next?: string } {
  const next = text(found.next);
  return /^\/(?![/\\])/.test(next) ? { next } : {};
}
const readToken = (found: Record<string, unknown>): { token?: string } =>
  text(found.token) === '' ? {} : { token: text(found.token) };

const home = createRoute({ ...parent, path: '/', component: HomePage });
const search = createRoute({
  ...parent,
  path: '/search',
  validateSearch: readSearch,
  component: lazyPage(() => import('../search/ResultsPage.tsx'), 'ResultsPage'),
});
const product = createRoute({
  ...parent,
  path: '/product/$productId',
  validateSearch: readFilters,
  component: lazyPage(() => import('../product/ProductPage.tsx'), 'ProductPage'),
});
const shop = createRoute({
  ...parent,
  path: '/shop/$shopId',
  component: lazyPage(() => import('../shop/ShopPage.tsx'), 'ShopPage'),
});
const basket = createRoute({
  ...parent,
  path: '/basket',
  component: lazyPage(() => import('../basket/BasketPage.tsx'), 'BasketPage'),
});
const cart = createRoute({
  ...parent,
  path: '/cart',
  component: lazyPage(() => import('../cart/CartPage.tsx'), 'CartPage'),
});
const checkout = createRoute({
  ...parent,
  path: '/checkout/$shopId',
  component: lazyPage(() => import('../checkout/CheckoutPage.tsx'), 'CheckoutPage'),
});
const orders = createRoute({
  ...parent,
  path: '/orders',
  component: lazyPage(() => import('../orders/OrdersPage.tsx'), 'OrdersPage'),
});
const order = createRoute({
  ...parent,
  path: '/orders/$orderId',
  component: lazyPage(() => import('../orders/OrderPage.tsx'), 'OrderPage'),
});
const paid = createRoute({
  ...parent,
  path: '/orders/$orderId/paid',
  component: lazyPage(() => import('../orders/PaidPage.tsx'), 'PaidPage'),
});
const favourites = createRoute({
  ...parent,
  path: '/favourites',
  component: lazyPage(() => import('../favourites/FavouritesPage.tsx'), 'FavouritesPage'),
});
const account = createRoute({
  ...parent,
  path: '/account',
  component: lazyPage(() => import('../account/AccountPage.tsx'), 'AccountPage'),
});
const signIn = createRoute({
  ...parent,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyPage(() => import('../account/SignInPage.tsx'), 'SignInPage'),
});
const verify = createRoute({
  ...parent,
  path: '/verify',
  validateSearch: readToken,
  component: lazyPage(() => import('../account/VerifyPage.tsx'), 'VerifyPage'),
});
const reset = createRoute({
  ...parent,
  path: '/reset',
  validateSearch: readToken,
  component: lazyPage(() => import('../account/ResetPage.tsx'), 'ResetPage'),
});
const admin = createRoute({
  ...parent,
  path: '/admin',
  component: lazyPage(() => import('../admin/AdminPage.tsx'), 'AdminPage'),
});

/** Every page; each but the first loads its code when it is opened. */
export const routeTree = root.addChildren([
  home,
  search,
  product,
  shop,
  basket,
  cart,
  checkout,
  orders,
  order,
  paid,
  favourites,
  account,
  signIn,
  verify,
  reset,
  admin,
]);
