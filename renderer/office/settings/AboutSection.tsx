import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Failure } from '../parts/Failure.tsx';
import { saveFile } from '../parts/files.ts';
import css from '../parts/office.module.css';
import { SectionHead } from './SectionHead.tsx';

/** Which program this is, the check of the reports against the receipts, and the download of everything. */
export function AboutSection() {
  const { t } = useTranslation(['settings', 'shell']);
  const format = useFormat();
  const can = useCan();
  const status = useQuery(orpc.system.status.queryOptions({ input: {} }));
  return (
    <>
      <SectionHead id="about" />
      <div className={css.scroll}>
        <div className={`${css.grid} ${css.form}`}>
          <section className={css.card}>
            <h2 className={css.cardTitle}>{t('shell:appName')}</h2>
            <div>
              {t('settings:about.version', { version: format.digits(status.data?.appVersion ?? '') })}
            </div>
            <div className={css.muted}>{t('settings:about.licence')}</div>
            {status.data?.training ? (
              <div className={css.attention}>{t('settings:about.training')}</div>
            ) : null}
          </section>
          {can('settings.manage') ? <TotalsCheck /> : null}
          {can('settings.manage') ? <ExportEverything /> : null}
        </div>
      </div>
    </>
  );
}

function ExportEverything() {
  const { t } = useTranslation('settings');
  const download = useMutation({ mutationFn: () => api.reports.exportAll({}), onSuccess: saveFile });
  return (
    <section className={css.card} aria-label={t('about.export')}>
      <h2 className={css.cardTitle}>{t('about.export')}</h2>
      <p className={css.muted}>{t('about.exportText')}</p>
      <Button variant="default" loading={download.isPending} onClick={() => download.mutate()}>
        {t('about.exportRun')}
      </Button>
      {download.error ? <Failure error={download.error} /> : null}
    </section>
  );
}

function TotalsCheck() {
  const { t } = useTranslation('settings');
  const check = useMutation({ mutationFn: () => api.reports.rebuildTotals({}) });
  const words = () => {
    if (!check.data) return null;
    const { compared, differences } = check.data;
    return differences === 0
      ? t('about.totalsFine', { count: compared })
      : t('about.totalsWrong', { count: compared, differences });
  };
  return (
    <section className={css.card} aria-label={t('about.totals')}>
      <h2 className={css.cardTitle}>{t('about.totals')}</h2>
      <p className={css.muted}>{t('about.totalsText')}</p>
      <Button variant="default" loading={check.isPending} onClick={() => check.mutate()}>
        {t('about.totalsRun')}
      </Button>
      <div role="status" className={check.data && check.data.differences > 0 ? css.attention : css.strong}>
        {words()}
      </div>
      {check.error ? <Failure error={check.error} /> : null}
    </section>
  );
}
