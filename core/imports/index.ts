export { startImports } from './sweep-leftovers.ts';
