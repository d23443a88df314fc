/** English names that the government of Bangladesh changed on 2 April 2018, and how lists of before, or with a slip, write them. */
const OLD_NAMES: Readonly<Record<string, string>> = {
  Barisal: 'Barishal',
  Bogra: 'Bogura',
  Chattagram: 'Chattogram',
  Chittagong: 'Chattogram',
  Comilla: 'Cumilla',
  Jessore: 'Jashore',
};

/** The English name of a division, district or upazila with its words in the present official spelling. */
export function presentPlaceName(nameEn: string): string {
  return nameEn
    .trim()
    .split(' ')
    .map((word) => OLD_NAMES[word] ?? word)
    .join(' ');
}
