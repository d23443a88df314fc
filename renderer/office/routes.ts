import type { AnyRoute } from '@tanstack/react-router';

/** Every page of the back office, children of `frameRoute`; each loads its code when it is first opened. */
export const officeRoutes: readonly AnyRoute[] = [];
