export { firstIssues } from './imports.repo.ts';
