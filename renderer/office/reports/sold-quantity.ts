import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { unitWord } from '../../../shared/cart/unit-words.ts';
import { BASE_UNITS, type BaseUnit, isMeasured } from '../../../shared/catalog/units.ts';
import type { Format } from '../../i18n/use-format.ts';

const isBaseUnit = (unit: string): unit is BaseUnit => (BASE_UNITS as readonly string[]).includes(unit);

/** How much of a product was sold, without knowing its packs: "1,200 tab"; what is weighed or poured as people say it, "6 kg". */
export function soldQuantity(quantity: number, unit: string, format: Format): string {
  if (!isBaseUnit(unit)) return `${format.number(quantity)} ${unit}`;
  if (isMeasured(unit)) return describeQuantity({ baseUnit: unit, packs: [] }, quantity, format.language);
  return `${format.number(quantity)} ${unitWord(unit, format.language)}`;
}
