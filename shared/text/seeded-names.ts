import type { Language } from './format.ts';

/** Names that set-up gives to things until the owner renames them. */
export const SEEDED_NAMES = {
  till: { bn: 'কাউন্টার ১', en: 'Counter 1' },
  printer: { bn: 'পর্দার প্রিন্টার', en: 'Virtual printer' },
} as const satisfies Record<string, Record<Language, string>>;

/** The name in the screen's language where it is still the one that set-up gave; else as the owner wrote it. */
export function seededName(name: string, language: Language): string {
  const seeded = Object.values(SEEDED_NAMES).find(({ bn, en }) => name === bn || name === en);
  return seeded?.[language] ?? name;
}
