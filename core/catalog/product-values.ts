import type { ProductInput } from '../../shared/contract/catalog.contract.ts';
import { substituteKey } from './catalog-rules.ts';
import type { ProductValues } from './product-write.repo.ts';

/** The columns of a product row out of what a person filled in. */
export function valuesOf(product: ProductInput): ProductValues {
  const { packs: _packs, aliases: _aliases, specifications: _specifications, ...values } = product;
  return { ...values, substituteKey: substituteKey(product) };
}
