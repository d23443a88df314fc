export { readSettings, saveSettings } from './settings.repo.ts';
