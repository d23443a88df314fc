import { unitWord } from '../../../shared/cart/unit-words.ts';
import { PACK_UNITS, type PackUnit } from '../../../shared/catalog/units.ts';
import { type Language, localDigits } from '../../../shared/text/format.ts';

const isUnit = (word: string): word is PackUnit => (PACK_UNITS as readonly string[]).includes(word);

/** The packs that an import would make ("tablet, box × 510"), their units in words of the language; labels stay as the file has them. */
export function packsInWords(packs: string, language: Language): string {
  return packs
    .split(', ')
    .map((pack) => {
      const [, held = '', content = '', holder = '', times = ''] =
        /^(\d+) ([a-z]+?)s? in an? (\S+)( × \d+)?$/i.exec(pack) ?? [];
      const inner = content.toLowerCase();
      if (isUnit(inner) && isUnit(holder))
        return `${unitWord(holder, language)} (${localDigits(held, language)} ${unitWord(inner, language)})${localDigits(times, language)}`;
      const [, before = '', unit = '', count = ''] = /^(.*?)(\S+)( × \d+)?$/.exec(pack) ?? [];
      if (!isUnit(unit)) return pack;
      // Everybody knows what a kilogram holds.
      const isKnownSize = (unit === 'kg' || unit === 'litre') && count === ' × 1000';
      return `${before}${unitWord(unit, language)}${isKnownSize ? '' : localDigits(count, language)}`;
    })
    .join(', ');
}
