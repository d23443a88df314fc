export { forgetSettings, readSettings, writeSettings } from './settings.repo.ts';
export { DEFAULT_SETTINGS } from './settings-defaults.ts';
