import { roundRatio } from '../../shared/money/money.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';

/** What a packet holds: whole thousandths of a gram, of a millilitre, or of a piece. `text` as it stands in the name. */
export type PackSize = { measure: 'mass' | 'volume' | 'count'; thousandths: number; text: string };

type UnitMeaning = { measure: PackSize['measure']; factor: number };

const GRAM: UnitMeaning = { measure: 'mass', factor: 1 };
const KILO: UnitMeaning = { measure: 'mass', factor: 1000 };
const MILLI: UnitMeaning = { measure: 'volume', factor: 1 };
const LITRE: UnitMeaning = { measure: 'volume', factor: 1000 };
const COUNT: UnitMeaning = { measure: 'count', factor: 1 };

const UNITS = new Map<string, UnitMeaning>([
  ...['g', 'gm', 'gms', 'gram', 'grams', 'গ্রাম', 'গ্রা'].map((word) => [word, GRAM] as const),
  ...['kg', 'kgs', 'kilo', 'কেজি', 'কিলো', 'কে.জি'].map((word) => [word, KILO] as const),
  ...['ml', 'cc', 'মিলি', 'মিলিলিটার', 'সিসি', 'মি.লি'].map((word) => [word, MILLI] as const),
  ...['l', 'ltr', 'litre', 'liter', 'litres', 'liters', 'লিটার', 'লি'].map((word) => [word, LITRE] as const),
  ...['pc', 'pcs', 'piece', 'pieces', 'টি', 'টা', 'পিস', 'পিছ', 'পিসেস', 'পিসি', 'খানা'].map(
    (word) => [word, COUNT] as const,
  ),
]);

const TRAILING = /(\d+(?:[.,]\d+)?)\s*([a-z.]+|[\u0980-\u09ff.]+)\s*$/u;

/** The size at the end of a goods name ("… 1 ltr", "… ৫০০ গ্রাম"); null where the name ends otherwise or in a range or product ("6 x 20 gm"). */
export function readPackSize(name: string): PackSize | null {
  const plain = toLatinDigits(name.normalize('NFC').replace(/[\u200c\u200d]/g, ''))
    .toLowerCase()
    .trimEnd();
  const match = TRAILING.exec(plain);
  if (!match?.[1] || !match[2]) return null;
  if (/[\d±x×*+\-–.,]\s*$/u.test(plain.slice(0, match.index))) return null;
  const unit = UNITS.get(match[2].replace(/\.$/, ''));
  const [whole = '', decimals = ''] = match[1].replace(',', '.').split('.');
  if (!unit || whole.length > 9 || decimals.length > 9) return null;
  const thousandths = roundRatio(
    BigInt(whole + decimals) * 1000n * BigInt(unit.factor),
    10n ** BigInt(decimals.length),
  );
  const text = name
    .trimEnd()
    .slice(-[...match[0].trimEnd()].length)
    .trim();
  return thousandths > 0 ? { measure: unit.measure, thousandths, text } : null;
}

/** True when both sizes are known and say different things. */
export function sizesDiffer(a: PackSize | null, b: PackSize | null): boolean {
  return a !== null && b !== null && (a.measure !== b.measure || a.thousandths !== b.thousandths);
}
