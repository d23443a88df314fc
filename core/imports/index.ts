export { firstIssues } from './imports.repo.ts';
export { startImports } from './start-imports.ts';
