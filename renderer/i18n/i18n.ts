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

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'bn';
  } catch {
    return 'bn';
  }
}

/** Starts the texts in the language this screen showed last; Bengali the first time. Numbers in texts get the language's digits. */
export function startTexts(): i18n {
  void i18next
    .use(initReactI18next)
    .use(localFigures)
    .init({
      lng: remembered(),
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

/** Shows everything in `language` from now on, and at the next start. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not remembered, then.
  }
  if (i18next.language !== language) void i18next.changeLanguage(language);
}
