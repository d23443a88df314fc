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
  reports,
  receipts,
  settings,
  settingsSection,
];
