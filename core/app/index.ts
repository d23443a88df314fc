export { diskRefusal } from '../db/disk-fault.ts';
export { DatabaseIsNewerError, MigrationError } from '../db/migrate.ts';
export type { Ports } from '../ports/ports.ts';
export { systemPorts } from '../ports/system-ports.ts';
export { readSettings } from '../settings/index.ts';
export { isSignedIn } from './door.ts';
export { type OpenShop, openShop } from './open-shop.ts';
export { router } from './router.ts';
export type { CallContext } from './shop.ts';
