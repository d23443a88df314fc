import { lazyRouteComponent } from '@tanstack/react-router';

/** The code of a page could not be fetched: as a rule the network went away between two pages, or a new version of the page was put up. */
export class PageNotHere extends Error {
  constructor(cause: unknown) {
    super('the code of a page could not be fetched', { cause });
    this.name = 'PageNotHere';
  }
}

/**
 * A page whose code is loaded when it is opened. Where that fails it throws `PageNotHere`, under a name that the router does not know: it reloads the whole
 * document for a missing module, and without a network that ends on the browser's own error page, with no way back.
 */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(
    () =>
      load().catch((error: unknown) => {
        throw new PageNotHere(error);
      }),
    name,
  );
}
