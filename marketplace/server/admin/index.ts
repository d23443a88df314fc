export { readMarketSettings } from './market-settings.ts';
