export type { ProductText } from '../../shared/text/search/entry-text.ts';
export { createProductIndex, type ProductIndex } from './product-index.ts';
