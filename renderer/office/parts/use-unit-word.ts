import { packWord } from '../../../shared/cart/describe-quantity.ts';
import type { PackedProduct } from '../../../shared/cart/packs.ts';
import { unitWord } from '../../../shared/cart/unit-words.ts';
import type { PackUnit } from '../../../shared/catalog/units.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** The short word of a unit in the screen's language: "strip" / "পাতা". */
export function useUnitWord(): (unit: PackUnit) => string {
  const { language } = useFormat();
  return (unit) => unitWord(unit, language);
}

/** What a pack of a product is called in the screen's language; its size is said where others of the product share its word. */
export function usePackWord(): (product: PackedProduct, pack: PackedProduct['packs'][number]) => string {
  const { language } = useFormat();
  return (product, pack) => packWord(product, pack, language);
}
