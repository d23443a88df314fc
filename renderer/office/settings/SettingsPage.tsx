import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import type { Permission } from '../../../shared/permissions/permissions.ts';
import { orpc } from '../../api/client.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { type EditGuard, useEditGuard } from '../parts/use-edit-guard.ts';
import { AboutSection } from './AboutSection.tsx';
import { AuditSection } from './AuditSection.tsx';
import { CounterSection } from './CounterSection.tsx';
import { PrintersSection } from './PrintersSection.tsx';
import { ReceiptSection } from './ReceiptSection.tsx';
import { ShopSection } from './ShopSection.tsx';
import { TillsSection } from './TillsSection.tsx';
import { UsersSection } from './UsersSection.tsx';

const SECTIONS = [
  { id: 'shop', needs: 'settings.manage' },
  { id: 'receipt', needs: 'settings.manage' },
  { id: 'counter', needs: 'settings.manage' },
  { id: 'printers', needs: 'printing.manage' },
  { id: 'users', needs: 'users.manage' },
  { id: 'tills', needs: 'users.manage' },
  { id: 'audit', needs: 'audit.view' },
  { id: 'about', needs: null },
] as const satisfies readonly { id: string; needs: Permission | null }[];
type SectionId = (typeof SECTIONS)[number]['id'];

/** Everything that is set once: a list of sections, and the one that is open. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'office']);
  const can = useCan();
  const guard = useEditGuard();
  const { section }: { section?: string } = useParams({ strict: false });
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} }));
  const allowed = SECTIONS.filter(({ needs }) => needs === null || can(needs));
  const open = allowed.find(({ id }) => id === section) ?? allowed[0];
  return (
    <main className={css.page}>
      <h1 className="visually-hidden">{t('settings:title')}</h1>
      <div className={css.settings}>
        <nav className={css.sideNav} aria-label={t('settings:title')}>
          {allowed.map(({ id }) => (
            <Link
              key={id}
              to="/settings/$section"
              params={{ section: id }}
              className={css.tab}
              style={{ textDecoration: 'none' }}
              aria-current={id === open?.id ? 'page' : undefined}
            >
              {t(`settings:section.${id}`)}
            </Link>
          ))}
        </nav>
        <div className={css.column}>
          {settings.error ? <Failure error={settings.error} onRetry={() => void settings.refetch()} /> : null}
          {settings.data && open ? <Section id={open.id} settings={settings.data} guard={guard} /> : null}
          {settings.isPending ? <Skeleton height={320} m={20} /> : null}
          {open === undefined ? <EmptyState title={t('office:noAccess')} /> : null}
        </div>
      </div>
    </main>
  );
}

function Section({ id, settings, guard }: { id: SectionId; settings: ShopSettings; guard: EditGuard }) {
  switch (id) {
    case 'shop':
      return <ShopSection settings={settings} guard={guard} />;
    case 'receipt':
      return <ReceiptSection settings={settings} guard={guard} />;
    case 'counter':
      return <CounterSection settings={settings} guard={guard} />;
    case 'printers':
      return <PrintersSection guard={guard} />;
    case 'users':
      return <UsersSection guard={guard} />;
    case 'tills':
      return <TillsSection settings={settings} />;
    case 'audit':
      return <AuditSection />;
    case 'about':
      return <AboutSection />;
  }
}
