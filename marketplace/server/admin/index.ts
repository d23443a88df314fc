export { makeAdmin } from './make-admin.ts';
export { readMarketSettings } from './market-settings.ts';
