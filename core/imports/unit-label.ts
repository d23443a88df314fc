import type { BaseUnit, PackUnit } from '../../shared/catalog/units.ts';

/** What a product is counted in and the pack that its label names. */
export type UnitMeaning = {
  baseUnit: BaseUnit;
  unit: PackUnit;
  baseQuantity: number;
  /** What tells this pack from others of the same unit: "100 ml". */
  label: string;
};

const FORMS: readonly (readonly [RegExp, BaseUnit])[] = [
  [/tablet|bolus|caplet|lozenge/, 'tablet'],
  [/capsule/, 'capsule'],
  [/suppositor|pessary/, 'suppository'],
  [/sachet|granules|effervescent powder|oral powder/, 'sachet'],
];

const CONTAINERS: readonly (readonly [RegExp, BaseUnit, PackUnit])[] = [
  [/\b(bottle|drops?|phial)$|বোতল$/u, 'bottle', 'bottle'],
  [/\btube$|টিউব$/u, 'tube', 'tube'],
  [/\bvials?\b( with wfi)?$/, 'vial', 'vial'],
  [/\bamp(oule|ule|s)?\.?$/, 'ampoule', 'ampoule'],
  [/\bsachet$/, 'sachet', 'sachet'],
  [/\b(jar|pot)$|বয়াম$/u, 'piece', 'jar'],
  [/\b(can|tin)$|টিন$/u, 'piece', 'can'],
  [/\bbag$|ব্যাগ$/u, 'piece', 'bag'],
  [/\b(packet|pack|pkt|combipack)$|প্যাকেট$/u, 'piece', 'packet'],
  [/\b(carton|ctn)$/, 'piece', 'carton'],
  [/\bbox$|বক্স$/u, 'piece', 'box'],
  [/\bset$|সেট$/u, 'piece', 'set'],
  [/\bpair$|জোড়া$/u, 'piece', 'pair'],
  [/\broll$/, 'piece', 'roll'],
];

const WORDS: Readonly<Record<string, readonly [BaseUnit, PackUnit, number]>> = {
  kg: ['g', 'kg', 1000],
  kilo: ['g', 'kg', 1000],
  কেজি: ['g', 'kg', 1000],
  g: ['g', 'g', 1],
  gm: ['g', 'g', 1],
  gram: ['g', 'g', 1],
  গ্রাম: ['g', 'g', 1],
  litre: ['ml', 'litre', 1000],
  liter: ['ml', 'litre', 1000],
  ltr: ['ml', 'litre', 1000],
  l: ['ml', 'litre', 1000],
  লিটার: ['ml', 'litre', 1000],
  ml: ['ml', 'ml', 1],
  মিলি: ['ml', 'ml', 1],
  dozen: ['piece', 'dozen', 12],
  ডজন: ['piece', 'dozen', 12],
  tablet: ['tablet', 'tablet', 1],
  ট্যাবলেট: ['tablet', 'tablet', 1],
  capsule: ['capsule', 'capsule', 1],
  ক্যাপসুল: ['capsule', 'capsule', 1],
  suppository: ['suppository', 'suppository', 1],
};

/** The base unit that goods of this dosage form are counted in when nothing else is said; `piece` for all others. */
export function unitOfForm(dosageForm: string): BaseUnit {
  const form = dosageForm.toLowerCase();
  return FORMS.find(([pattern]) => pattern.test(form))?.[1] ?? 'piece';
}

/**
 * What a unit label means: "100 ml bottle" is a bottle labelled 100 ml, "kg" is loose goods counted in grams, "10 tablet strip" a
 * strip of ten, "unit" or nothing the base unit of the dosage form. An unknown label stays as the label of a piece.
 */
export function readUnitLabel(text: string, dosageForm: string): UnitMeaning {
  const label = text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const lower = label.toLowerCase().replace(/^(per|each|1|প্রতি|১)\s+/u, '');
  const word = Object.hasOwn(WORDS, lower) ? WORDS[lower] : undefined;
  if (word) return { baseUnit: word[0], unit: word[1], baseQuantity: word[2], label: '' };
  if (/^(|units?|pcs?|pieces?|টি|পিস|পিছ)$/u.test(lower)) {
    const unit = unitOfForm(dosageForm);
    return { baseUnit: unit, unit, baseQuantity: 1, label: '' };
  }
  const [, count, solid] = /^(\d{1,3}) (tablet|capsule)s? (?:strip|blister)$/.exec(lower) ?? [];
  if (count !== undefined && Number(count) > 1)
    return { baseUnit: solid as BaseUnit, unit: 'strip', baseQuantity: Number(count), label: '' };
  for (const [pattern, baseUnit, unit] of CONTAINERS) {
    if (pattern.test(lower))
      return { baseUnit, unit, baseQuantity: 1, label: label.replace(/\s*[^\s]+$/u, '').trim() };
  }
  return { baseUnit: 'piece', unit: 'piece', baseQuantity: 1, label };
}
