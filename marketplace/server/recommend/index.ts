export { similarIds, suggestedIds, togetherIds } from './recommend.repo.ts';
export { recommend } from './recommend.ts';
export { recommendIfDue } from './recommend-if-due.ts';
