import { createRouter } from '@tanstack/react-router';
import { NotFound, PageCrash } from './PageFault.tsx';
import { routeTree } from './routes.ts';

/** All pages; the server answers every address with the same document. */
export function createAppRouter() {
  return createRouter({
    routeTree,
    defaultPreload: 'intent',
    defaultPendingMs: 300,
    scrollRestoration: true,
    defaultErrorComponent: PageCrash,
    defaultNotFoundComponent: NotFound,
  });
}

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: the router is extended by declaration merging
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
