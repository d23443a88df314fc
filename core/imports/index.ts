export { jobsIdle } from './import-jobs.ts';
export { loadSample } from './load-sample.ts';
export { startImports } from './sweep-leftovers.ts';
