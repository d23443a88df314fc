import { measureOf, type PackUnit } from '../catalog/units.ts';
import type { Language } from '../text/format.ts';

/** How a unit is written beside a number, short as on a label. */
const SHORT: Readonly<Record<PackUnit, Readonly<Record<Language, string>>>> = {
  piece: { en: 'pcs', bn: 'পিস' },
  tablet: { en: 'tab', bn: 'ট্যাব' },
  capsule: { en: 'cap', bn: 'ক্যাপ' },
  suppository: { en: 'supp', bn: 'সাপোজিটরি' },
  ampoule: { en: 'amp', bn: 'অ্যাম্পুল' },
  vial: { en: 'vial', bn: 'ভায়াল' },
  sachet: { en: 'sachet', bn: 'স্যাশে' },
  bottle: { en: 'bottle', bn: 'বোতল' },
  tube: { en: 'tube', bn: 'টিউব' },
  g: { en: 'g', bn: 'গ্রাম' },
  ml: { en: 'ml', bn: 'মিলি' },
  strip: { en: 'strip', bn: 'পাতা' },
  box: { en: 'box', bn: 'বক্স' },
  packet: { en: 'packet', bn: 'প্যাকেট' },
  jar: { en: 'jar', bn: 'জার' },
  can: { en: 'can', bn: 'ক্যান' },
  bag: { en: 'bag', bn: 'বস্তা' },
  dozen: { en: 'dozen', bn: 'ডজন' },
  carton: { en: 'carton', bn: 'কার্টন' },
  pair: { en: 'pair', bn: 'জোড়া' },
  roll: { en: 'roll', bn: 'রোল' },
  set: { en: 'set', bn: 'সেট' },
  kg: { en: 'kg', bn: 'কেজি' },
  litre: { en: 'litre', bn: 'লিটার' },
};

/** What a word may stand for, most likely first; a product takes the first that it has. */
export type UnitMeaning = { units: readonly PackUnit[]; isBase?: boolean; baseUnits?: number };

const MEANINGS: readonly [words: string, meaning: UnitMeaning][] = [
  ['b box boxes bx বক্স বাক্স বক্', { units: ['box'] }],
  ['s st strip strips pata পাতা স্ট্রিপ', { units: ['strip'] }],
  ['t tab tabs tablet tablets ট্যাব ট্যাবলেট', { units: ['tablet', 'capsule'], isBase: true }],
  ['c cap caps capsule capsules ক্যাপ ক্যাপসুল', { units: ['capsule', 'tablet'], isBase: true }],
  ['p pc pcs piece pieces ta ti টা টি পিস খানা খান', { units: ['piece'], isBase: true }],
  ['supp suppository suppositories সাপোজিটরি', { units: ['suppository'] }],
  ['a amp amps ampoule ampoules অ্যাম্পুল এম্পুল', { units: ['ampoule'] }],
  ['v vial vials ভায়াল', { units: ['vial'] }],
  ['sachet sachets স্যাশে', { units: ['sachet'] }],
  ['bt btl bottle bottles বোতল', { units: ['bottle'] }],
  ['tube tubes টিউব', { units: ['tube'] }],
  ['pk pkt packet packets pack packs প্যাকেট', { units: ['packet'] }],
  ['j jar jars জার বয়াম', { units: ['jar'] }],
  ['can cans ক্যান', { units: ['can'] }],
  ['bag bags bosta বস্তা ব্যাগ', { units: ['bag'] }],
  ['ct ctn carton cartons কার্টন', { units: ['carton'] }],
  ['pair pairs jora জোড়া জোড়া', { units: ['pair'], baseUnits: 2 }],
  ['roll rolls রোল', { units: ['roll'] }],
  ['set sets সেট', { units: ['set'] }],
  ['d dz doz dozen dozens ডজন', { units: ['dozen'], baseUnits: 12 }],
  ['hali হালি', { units: [], baseUnits: 4 }],
  ['k kg kgs kilo কেজি কিলো', { units: ['kg'] }],
  ['g gm gms gram grams গ্রাম গ্রা', { units: ['g'] }],
  ['l lt ltr litre litres liter liters লিটার', { units: ['litre'] }],
  ['ml মিলি মিলিলিটার এমএল', { units: ['ml'] }],
];

const BY_WORD: ReadonlyMap<string, UnitMeaning> = new Map(
  MEANINGS.flatMap(([words, meaning]) => words.split(' ').map((word) => [word.normalize('NFC'), meaning])),
);

/** What a typed unit stands for; undefined for a word that is no unit. The word is lower case and NFC. */
export function meaningOf(word: string): UnitMeaning | undefined {
  return BY_WORD.get(word);
}

const FORMS: ReadonlySet<PackUnit> = new Set([
  'tablet',
  'capsule',
  'suppository',
  'ampoule',
  'vial',
  'sachet',
]);

/** True for a word that names the form of a medicine as well as what is counted: "cap", "ট্যাবলেট". A single letter ("3t") only counts. */
export function namesForm(word: string): boolean {
  const first = meaningOf(word)?.units[0];
  return first !== undefined && word.length > 1 && FORMS.has(first);
}

/** True for a word of weight or volume: "kg", "গ্রাম". */
export function isMeasureWord(word: string): boolean {
  return measureOf(meaningOf(word)?.units[0]) !== undefined;
}

/** The unit's short word: "strip" / "পাতা". */
export function unitWord(unit: PackUnit, language: Language): string {
  return SHORT[unit][language];
}
