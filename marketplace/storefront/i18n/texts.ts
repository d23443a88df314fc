import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatNumber, type Language } from '../../../shared/text/format.ts';
import type texts from '../locales/en.json';

declare module 'i18next' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: i18next is extended by declaration merging
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: typeof texts };
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

const KEY = 'market.language';

// Only the language that is shown is loaded.
const load = { bn: () => import('../locales/bn.json'), en: () => import('../locales/en.json') };

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'bn';
  } catch {
    return 'bn';
  }
}

async function addTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'texts')) return;
  i18next.addResourceBundle(language, 'texts', (await load[language]()).default);
}

/** Starts the texts in the language this browser showed last; Bengali the first time. */
export async function startTexts(): Promise<void> {
  const language = remembered();
  document.documentElement.lang = language;
  const { default: first } = await load[language]();
  await i18next
    .use(initReactI18next)
    .use(localFigures)
    .init({
      lng: language,
      supportedLngs: ['bn', 'en'],
      ns: ['texts'],
      defaultNS: 'texts',
      resources: { [language]: { texts: first } },
      interpolation: { escapeValue: false, alwaysFormat: true },
    });
}

/** Shows everything in `language` from now on, and at the next visit. */
export async function showLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Not remembered, then.
  }
  await addTexts(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
