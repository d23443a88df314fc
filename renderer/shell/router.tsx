import { createHashHistory, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { officeRoutes } from '../office/routes.ts';
import { frameRoute, rootRoute } from './frame-route.tsx';
import { NotFound } from './NotFound.tsx';
import { ScreenCrash } from './ScreenCrash.tsx';

const counterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../counter/CounterPage.tsx'), 'CounterPage'),
});

/** All screens behind the sign-in; the address lies in the hash, so that any server and the desktop shell can serve them. */
export function createAppRouter() {
  return createRouter({
    routeTree: rootRoute.addChildren([counterRoute, frameRoute.addChildren([...officeRoutes])]),
    history: createHashHistory(),
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    defaultErrorComponent: ScreenCrash,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: the router is extended by declaration merging
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
