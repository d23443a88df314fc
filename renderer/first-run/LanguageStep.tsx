import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/text/format.ts';
import { showLanguage } from '../i18n/i18n.ts';
import classes from './first-run.module.css';

/** The first question, each answer in its own language. */
export function LanguageStep({ onNext }: { onNext: () => void }) {
  const { t, i18n } = useTranslation('firstRun');
  const choose = (language: Language) => {
    showLanguage(language);
    onNext();
  };
  const choices = [
    ['bn', 'বাংলা'],
    ['en', 'English'],
  ] as const;
  return (
    <>
      <h1 className={classes.title}>{t('language.title')}</h1>
      <div className={classes.choices}>
        {choices.map(([language, name]) => (
          <button
            key={language}
            type="button"
            lang={language}
            className={classes.bigChoice}
            // biome-ignore lint/a11y/noAutofocus: the one question of a page that holds nothing else
            autoFocus={i18n.language === language}
            onClick={() => choose(language)}
          >
            {name}
          </button>
        ))}
      </div>
      <p className={classes.hint}>{t('language.hint')}</p>
    </>
  );
}
