import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { frameRoute } from '../shell/frame-route.tsx';

const products = createRoute({
  getParentRoute: () => frameRoute,
  path: '/products',
  component: lazyRouteComponent(() => import('./products/ProductsPage.tsx'), 'ProductsPage'),
});

const imports = createRoute({
  getParentRoute: () => frameRoute,
  path: '/products/import',
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
});

const stock = createRoute({
  getParentRoute: () => frameRoute,
  path: '/stock',
  component: lazyRouteComponent(() => import('./stock/StockPage.tsx'), 'StockPage'),
});

const receive = createRoute({
  getParentRoute: () => frameRoute,
  path: '/stock/receive',
  component: lazyRouteComponent(() => import('./stock/ReceivePage.tsx'), 'ReceivePage'),
});

const khata = createRoute({
  getParentRoute: () => frameRoute,
  path: '/khata',
  component: lazyRouteComponent(() => import('./khata/KhataPage.tsx'), 'KhataPage'),
});

const reports = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('./reports/DayReportPage.tsx'), 'DayReportPage'),
});

const receipts = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports/receipts',
  component: lazyRouteComponent(() => import('./receipts/ReceiptsPage.tsx'), 'ReceiptsPage'),
});

const market = createRoute({
  getParentRoute: () => frameRoute,
  path: '/market',
  component: lazyRouteComponent(() => import('./marketplace/MarketPage.tsx'), 'MarketPage'),
});

const settingsPage = lazyRouteComponent(() => import('./settings/SettingsPage.tsx'), 'SettingsPage');

const settings = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings',
  component: settingsPage,
});

const settingsSection = createRoute({
  getParentRoute: () => frameRoute,
  path: '/settings/$section',
  component: settingsPage,
});

/** Every page of the back office, children of `frameRoute`; each loads its code when it is first opened. */
export const officeRoutes: readonly AnyRoute[] = [
  products,
  imports,
  stock,
  receive,
  khata,
  reports,
  receipts,
  market,
  settings,
  settingsSection,
];
