import { useTranslation } from 'react-i18next';
import { api } from '../api/client.ts';
import { accountChanged, session } from '../api/session.ts';
import { showLanguage } from '../i18n/texts.ts';
import shell from './shell.module.css';

function keepWithAccount(language: 'bn' | 'en'): void {
  const now = session.get();
  if (now.state !== 'in') return;
  const { name, phone } = now.account;
  // Not kept by the server when it is away; the page has it already.
  api.accounts.updateProfile({ name, phone, language }).then(accountChanged, () => undefined);
}

/** বাং / EN: one press changes the whole page. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const isBengali = i18n.language !== 'en';
  const other = isBengali ? 'en' : 'bn';
  return (
    <button
      type="button"
      className={shell.languageSwitch}
      onClick={() => {
        void showLanguage(other);
        keepWithAccount(other);
      }}
    >
      <span aria-hidden="true" data-on={isBengali || undefined}>
        বাং
      </span>
      <span aria-hidden="true" data-on={!isBengali || undefined}>
        EN
      </span>
      <em className="visually-hidden" lang={other}>
        {t('switchLanguage')}
      </em>
    </button>
  );
}
