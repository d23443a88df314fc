export { packRows, productRows } from './catalog.repo.ts';
export type { PackRow, ProductRow } from './catalog-rows.ts';
export { distinctAliases, hasWrongCheckDigit, substituteKey } from './catalog-rules.ts';
export { indexProducts, unindexProducts } from './index-products.ts';
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
export { readProducts } from './read-products.ts';
