import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/text/format.ts';
import { createFormat, type Format } from './format.ts';

export type { Format };

/** The language now shown. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'bn';
}

/** The formats of the language now shown. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo(() => createFormat(language), [language]);
}
