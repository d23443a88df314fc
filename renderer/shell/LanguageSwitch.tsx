import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/text/format.ts';
import { api } from '../api/client.ts';
import { showLanguage } from '../i18n/i18n.ts';
import { sessionStore } from '../session/session-store.ts';
import classes from './shell.module.css';

/** Shows everything in `language` at once, and remembers it for the signed-in user. */
export function chooseLanguage(language: Language): void {
  showLanguage(language);
  const now = sessionStore.get();
  if (now.state !== 'in') return;
  sessionStore.set({ state: 'in', session: { ...now.session, user: { ...now.session.user, language } } });
  // Not kept by the server when it is away; the screen has it already.
  api.session.setLanguage({ language }).catch(() => undefined);
}

/** বাং / EN: one press changes the whole screen. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const isBengali = i18n.language !== 'en';
  return (
    <button
      type="button"
      className={classes.languageSwitch}
      aria-label={t('switchLanguage')}
      title={t('switchLanguage')}
      onClick={() => chooseLanguage(isBengali ? 'en' : 'bn')}
    >
      <span data-on={isBengali || undefined}>বাং</span>
      <span data-on={!isBengali || undefined}>EN</span>
    </button>
  );
}
