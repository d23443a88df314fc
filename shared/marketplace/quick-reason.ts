import type { Language } from '../text/format.ts';

const QUICK_REASONS = [
  { bn: 'শেষ হয়ে গেছে', en: 'Sold out' },
  { bn: 'দোকান বন্ধ হচ্ছে', en: 'The shop is closing' },
  { bn: 'এত দূরে দেওয়া যায় না', en: 'Too far to bring' },
] as const;

type QuickReason = (typeof QUICK_REASONS)[number];

const bothOf = ({ bn, en }: QuickReason) => `${bn} / ${en}`;

/** What a shop often says to an order it does not take, in the till's language, with the text to send: in both, for the customer may read the other. */
export function quickReasons(language: Language): { label: string; text: string }[] {
  return QUICK_REASONS.map((reason) => ({ label: reason[language], text: bothOf(reason) }));
}

/** What a shop said as the customer reads it: a quick reason in `language` alone, anything else as it was typed. */
export function reasonIn(text: string, language: Language): string {
  return QUICK_REASONS.find((reason) => bothOf(reason) === text)?.[language] ?? text;
}
