export { readSettings, STALE_MINUTES, saveSettings } from './settings.repo.ts';
