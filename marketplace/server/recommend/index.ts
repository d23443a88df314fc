export { similarIds, suggestedIds, togetherIds } from './recommend.repo.ts';
export { recommend } from './recommend.ts';
