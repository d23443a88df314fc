import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SignedIn } from '../account/SignedIn.tsx';
import { session } from '../api/session.ts';
import { useStore } from '../api/store.ts';
import { useTitle } from '../shell/use-page.ts';
import { ButtonLink } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import { JobsPanel } from './JobsPanel.tsx';
import { ReportsPanel } from './ReportsPanel.tsx';
import { SettingsPanel } from './SettingsPanel.tsx';
import { ShopsPanel } from './ShopsPanel.tsx';

const PANELS = { shops: ShopsPanel, reports: ReportsPanel, jobs: JobsPanel, settings: SettingsPanel };
const NAMES = ['shops', 'reports', 'jobs', 'settings'] as const;

function Panels() {
  const { t } = useTranslation();
  const now = useStore(session);
  const [open, setOpen] = useState<keyof typeof PANELS>('shops');
  if (now.state !== 'in' || now.account.role !== 'admin') {
    return (
      <Notice
        tone="attention"
        action={
          <ButtonLink to="/" small>
            {t('notFound.home')}
          </ButtonLink>
        }
      >
        {t('errors.NOT_ALLOWED')}
      </Notice>
    );
  }
  const Panel = PANELS[open];
  return (
    <>
      <fieldset className={ui.chips} aria-label={t('admin.title')}>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            className={ui.chip}
            aria-pressed={open === name}
            onClick={() => setOpen(name)}
          >
            {t(`admin.${name}.title`)}
          </button>
        ))}
      </fieldset>
      <Panel />
    </>
  );
}

/** What the administrators decide and look after. */
export function AdminPage() {
  const { t } = useTranslation();
  useTitle(t('admin.title'));
  return (
    <div className={ui.stack}>
      <h1>{t('admin.title')}</h1>
      <SignedIn why={t('admin.signIn')}>
        <Panels />
      </SignedIn>
    </div>
  );
}
