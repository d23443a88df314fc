import { useTranslation } from 'react-i18next';
import css from '../parts/office.module.css';

/** The heading of a page of the settings that is no form, as the forms have theirs. */
export function SectionHead({ id }: { id: 'printers' | 'users' | 'tills' | 'audit' | 'about' }) {
  const { t } = useTranslation('settings');
  return (
    <header className={css.panelHead}>
      <h2 className={css.panelTitle}>{t(`section.${id}`)}</h2>
    </header>
  );
}
