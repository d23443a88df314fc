import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber, type Language } from '../../shared/text/format.ts';
import { bn, en } from './locales.ts';

declare module 'i18next' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: i18next is extended by declaration merging
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: typeof en;
  }
}

/** Numbers put into a text get the language's digits and grouping. */
const localFigures: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _name, language) =>
    typeof value === 'number' ? formatNumber(value, language === 'en' ? 'en' : 'bn') : String(value),
};

const KEY = 'dokani.language';

/** True until this browser has shown a language that somebody, or the shop, chose. */
let isUnchosen = false;

function remembered(): Language {
  try {
    const kept = localStorage.getItem(KEY);
    isUnchosen = kept === null;
    return kept === 'en' ? 'en' : 'bn';
  } catch {
    return 'bn';
  }
}

/** Starts the texts in the language this screen showed last; Bengali the first time. Numbers in texts get the language's digits. */
export function startTexts(): i18n {
  const language = remembered();
  document.documentElement.lang = language;
  void i18next
    .use(initReactI18next)
    .use(localFigures)
    .init({
      lng: language,
      fallbackLng: 'en',
      supportedLngs: ['bn', 'en'],
      ns: Object.keys(en),
      defaultNS: 'shell',
      resources: { bn, en },
      initAsync: false,
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
  return i18next;
}

/** Shows the shop's language in a browser that opens the shop for the first time: a second till, before anybody has signed in at it. */
export function showShopLanguage(language: Language): void {
  if (isUnchosen) showLanguage(language);
}

/** Shows everything in `language` from now on, and at the next start. */
export function showLanguage(language: Language): void {
  isUnchosen = false;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not remembered, then.
  }
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
