/** Who a person at the till is. An owner may do everything. */
export const ROLES = ['owner', 'manager', 'pharmacist', 'cashier'] as const;
export type Role = (typeof ROLES)[number];

/** What can be allowed or refused at the server's door. */
export const PERMISSIONS = [
  'sales.sell',
  'sales.discount',
  'sales.open-item',
  'sales.reprint',
  'sales.view',
  'catalog.view',
  'catalog.edit',
  'catalog.import',
  'stock.view',
  'stock.receive',
  'stock.adjust',
  'cost.view',
  'customers.edit',
  'customers.view',
  'reports.view',
  'printing.use',
  'printing.manage',
  'settings.manage',
  'users.manage',
  'audit.view',
  'marketplace.manage',
  'marketplace.publish',
  'marketplace.orders',
  'marketplace.prescriptions',
  'marketplace.hand-over',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const CASHIER: readonly Permission[] = [
  'sales.sell',
  'sales.discount',
  'sales.reprint',
  'sales.view',
  'catalog.view',
  'stock.view',
  'customers.edit',
  'customers.view',
  'printing.use',
  'marketplace.orders',
];

const PHARMACIST: readonly Permission[] = [
  ...CASHIER,
  'sales.open-item',
  'catalog.edit',
  'stock.receive',
  'marketplace.prescriptions',
];

const MANAGER: readonly Permission[] = [
  ...PHARMACIST,
  'catalog.import',
  'stock.adjust',
  'cost.view',
  'reports.view',
  'printing.manage',
  'audit.view',
  'marketplace.publish',
  'marketplace.hand-over',
];

const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  owner: PERMISSIONS,
  manager: MANAGER,
  pharmacist: PHARMACIST,
  cashier: CASHIER,
};

/** Everything the role may do. */
export function permissionsOf(role: Role): readonly Permission[] {
  return GRANTS[role];
}

/** The largest discount the role may give by default, in hundredths of a percent of the amount before discount. */
export const DEFAULT_DISCOUNT_CAP: Readonly<Record<Role, number>> = {
  owner: 10_000,
  manager: 2_000,
  pharmacist: 1_000,
  cashier: 500,
};
