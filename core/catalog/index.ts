export { batchRows, packRows, productRows } from './catalog.repo.ts';
export type { BatchRow, PackRow, ProductRow } from './catalog-rows.ts';
export { distinctAliases, hasWrongCheckDigit, substituteKey } from './catalog-rules.ts';
export { indexProducts, unindexProducts } from './index-products.ts';
export {
  anyBarcodeOwner,
  deleteBarcode,
  dropPack,
  insertBarcode,
  insertPack,
  insertProduct,
  type PackValues,
  type ProductValues,
  replaceAliases,
  replaceSpecifications,
  setPackPrice,
  updateProductRow,
} from './product-write.repo.ts';
export { readingOf, readProducts } from './read-products.ts';
