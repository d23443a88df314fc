import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { useFormat } from '../i18n/use-format.ts';

type Pack = Pick<ListingPack, 'unit' | 'label' | 'baseQuantity'>;

/** Packs and quantities in the words of the page's language. */
export type Units = {
  /** tablet, strip …, several where `count` is not 1; a word of the shop's own stays as it is. */
  word: (unit: string, count?: number) => string;
  /** "strip (10 tablets)", or the shop's label. */
  pack: (pack: Pack, baseUnit: string) => string;
};

// What one of these holds needs no saying.
const MEASURES = new Set(['kg', 'litre', 'dozen']);

const LARGE: Readonly<Record<string, string>> = { g: 'kg', ml: 'litre' };

/** A quantity as people say it: 25 kg rather than 25,000 g, 500 g rather than 0.5 kg. */
export function inLargeUnits(count: number, unit: string): { count: number; unit: string } {
  const large = LARGE[unit];
  return large === undefined || count < 1000 ? { count, unit } : { count: count / 1000, unit: large };
}

/** The words for units in the language now shown. */
export function useUnits(): Units {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const word = (unit: string, count = 1) =>
      count === 1
        ? t(`unit.${unit}` as 'unit.piece', { defaultValue: unit })
        : t(`units.${unit}` as 'units.piece', { defaultValue: unit });
    return {
      word,
      pack: ({ unit, label, baseQuantity }, baseUnit) => {
        if (label !== '') return format.code(label);
        if (baseQuantity === 1 || unit === baseUnit || baseUnit === '' || MEASURES.has(unit))
          return word(unit);
        const { count, unit: counted } = inLargeUnits(baseQuantity, baseUnit);
        return t('unit.packOf', { pack: word(unit), count, unit: word(counted, count) });
      },
    };
  }, [t, format]);
}
