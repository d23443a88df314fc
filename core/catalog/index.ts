export { assembleProduct, type View } from './assemble-product.ts';
export {
  BATCH_COLUMNS,
  batchRows,
  idsWithSubstituteKey,
  packRows,
  productExtras,
  productRows,
} from './catalog.repo.ts';
export { type BatchRow, type PackRow, type ProductRow, rateOf } from './catalog-rows.ts';
export { distinctAliases, hasWrongCheckDigit, substituteKey } from './catalog-rules.ts';
export { categoryNames } from './categories.repo.ts';
export { indexProducts, searchProducts, unindexProducts } from './index-products.ts';
export { listProducts, type ProductList, productListSql } from './list-products.ts';
export { pictureRow } from './pictures.repo.ts';
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
