export { DatabaseIsNewerError, MigrationError } from '../db/migrate.ts';
export type { Clock, Ids, Logger, Ports, SecretStore, Spooler } from '../ports/ports.ts';
export { systemPorts } from '../ports/system-ports.ts';
export { readSettings } from '../settings/index.ts';
export { type OpenShop, openShop } from './open-shop.ts';
export { router, type ShopRouter } from './router.ts';
export type { CallContext, ShopOptions } from './shop.ts';
