export { readingOf, readProducts } from './read-products.ts';
