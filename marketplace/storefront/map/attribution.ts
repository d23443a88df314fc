const NAMES_IN_BENGALI = [
  ['OpenStreetMap', 'ওপেনস্ট্রিটম্যাপ'],
  ['contributors', 'অবদানকারীরা'],
] as const;

/** What the owner of the tiles wants said, with the usual words of it in the language of the page; addresses in it stay as they are. */
export function attributionIn(text: string, language: 'bn' | 'en'): string {
  if (language === 'en') return text;
  return text.replaceAll(/(^|>)[^<]*/g, (words) =>
    NAMES_IN_BENGALI.reduce((said, [name, inBengali]) => said.replaceAll(name, inBengali), words),
  );
}
