export type { ProductText } from './entry-text.ts';
export { createProductIndex, type ProductIndex } from './product-index.ts';
