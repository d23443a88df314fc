import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../shell/frame-route.tsx';

const products = createRoute({
  getParentRoute: () => frameRoute,
  path: '/products',
  component: lazyRouteComponent(() => import('./products/ProductsPage.tsx'), 'ProductsPage'),
});

/** Every page of the back office, children of `frameRoute`; each loads its code when it is first opened. */
export const officeRoutes: readonly AnyRoute[] = [products];
