import {
  IconBook2,
  IconBuildingStore,
  IconCashRegister,
  IconChartBar,
  IconPackages,
  type IconProps,
  IconSettings,
  IconStack2,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../../shared/permissions/permissions.ts';

/** A place on the rail. */
export type Area = {
  id: 'sell' | 'products' | 'stock' | 'khata' | 'reports' | 'market' | 'settings';
  path: string;
  icon: ComponentType<IconProps>;
  /** Hidden from users without it. */
  needs: Permission;
};

/** Pages that need more than the area they lie in. */
const PAGES: readonly { path: string; needs: Permission }[] = [
  { path: '/products/import', needs: 'catalog.import' },
  { path: '/stock/receive', needs: 'stock.receive' },
  { path: '/settings/printers', needs: 'printing.manage' },
  { path: '/settings/audit', needs: 'audit.view' },
];

/** What opening an address of the office takes; null where every signed-in user may. */
export function neededFor(pathname: string): Permission | null {
  const lies = ({ path }: { path: string }) => pathname === path || pathname.startsWith(`${path}/`);
  return (PAGES.find(lies) ?? AREAS.find(lies))?.needs ?? null;
}

/** The areas of the shop in the rail's order; the rail shows those that have a page and that the user may enter. */
export const AREAS: readonly Area[] = [
  { id: 'sell', path: '/', icon: IconCashRegister, needs: 'sales.sell' },
  { id: 'products', path: '/products', icon: IconPackages, needs: 'catalog.view' },
  { id: 'stock', path: '/stock', icon: IconStack2, needs: 'stock.view' },
  { id: 'khata', path: '/khata', icon: IconBook2, needs: 'customers.view' },
  { id: 'reports', path: '/reports', icon: IconChartBar, needs: 'reports.view' },
  { id: 'market', path: '/market', icon: IconBuildingStore, needs: 'marketplace.orders' },
  { id: 'settings', path: '/settings', icon: IconSettings, needs: 'settings.manage' },
];
