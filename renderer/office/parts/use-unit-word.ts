import { unitWord } from '../../../shared/cart/unit-words.ts';
import type { PackUnit } from '../../../shared/catalog/units.ts';
import { useFormat } from '../../i18n/use-format.ts';

/** The short word of a unit in the screen's language: "strip" / "পাতা". */
export function useUnitWord(): (unit: PackUnit) => string {
  const { language } = useFormat();
  return (unit) => unitWord(unit, language);
}
