export { readSettings, writeSettings, writingSettings } from './settings.repo.ts';
export { DEFAULT_SETTINGS } from './settings-defaults.ts';
