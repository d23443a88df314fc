import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { Frame } from './Frame.tsx';
import { NotFound } from './NotFound.tsx';

/** The root of all screens behind the sign-in. */
export const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Parent of every back-office page: the rail on the left, the page beside it. */
export const frameRoute = createRoute({ getParentRoute: () => rootRoute, id: 'office', component: Frame });
