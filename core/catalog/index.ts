export type { View } from './assemble-product.ts';
export { BATCH_COLUMNS, packRows, productRows } from './catalog.repo.ts';
export { type BatchRow, type PackRow, type ProductRow, rateOf } from './catalog-rows.ts';
export { distinctAliases, hasWrongCheckDigit, substituteKey } from './catalog-rules.ts';
export { indexProducts, unindexProducts } from './index-products.ts';
export { productListSql } from './list-products.ts';
export {
  anyBarcodeOwner,
  deleteBarcode,
  dropPack,
  insertBarcode,
  insertPack,
  insertProduct,
  type ProductValues,
  replaceAliases,
  replaceSpecifications,
  setPackPrice,
  updateProductRow,
} from './product-write.repo.ts';
export { readProducts, viewOf, viewProducts } from './read-products.ts';
