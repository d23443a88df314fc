import { Button, Checkbox, Chip, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  ImportIssueDto,
  ImportMapping,
  ImportOptions,
  ImportPreviewRowDto,
} from '../../../shared/contract/imports.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { fileInWords } from './file-in-words.ts';
import type { Upload } from './ImportStart.tsx';
import own from './imports.module.css';
import { packsInWords } from './packs-in-words.ts';

type Props = {
  upload: Upload;
  mapping: ImportMapping;
  options: ImportOptions;
  onBack: () => void;
  onRun: () => void;
  /** Told whether the import may be started: there is something to import, and a doubt about the file was answered. */
  onMayRun: (mayRun: boolean) => void;
  isStarting: boolean;
  error: unknown;
};

const ROWS = 200;

/** Third step: what the import would do to the shop, counted over the whole file, and the first rows one by one. */
export function CheckStep({ upload, mapping, options, onBack, onRun, onMayRun, isStarting, error }: Props) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const input = { importId: upload.import.id, mapping, options, limit: ROWS };
  const preview = useQuery(orpc.imports.preview.queryOptions({ input, staleTime: 0 }));
  const { data } = preview;
  const changes = data ? data.creates + data.updates : 0;
  const [isSure, setSure] = useState(false);
  const isDoubtful = data ? !data.looksLikeGoods && changes > 0 : false;
  const mayRun = changes > 0 && (!isDoubtful || isSure);
  useEffect(() => {
    onMayRun(mayRun);
    return () => onMayRun(false);
  }, [mayRun, onMayRun]);
  return (
    <>
      <div className={css.scroll}>
        <h2 className={css.cardTitle}>{t('check.title')}</h2>
        <p className={css.muted}>{t('check.of', { name: fileInWords(upload.import) })}</p>
        {preview.error ? <Failure error={preview.error} onRetry={() => void preview.refetch()} /> : null}
        {preview.isPending ? (
          <div className={css.buttons} role="status">
            <Loader size="sm" /> {t('check.working')}
          </div>
        ) : null}
        {data ? (
          <div className={css.grid}>
            {isDoubtful ? (
              <section className={own.doubt} role="alert" aria-label={t('check.notGoods')}>
                <strong>{t('check.notGoods')}</strong>
                <div>{t('check.notGoodsText')}</div>
                <Checkbox
                  mt="xs"
                  label={t('check.notGoodsTick')}
                  checked={isSure}
                  onChange={(event) => setSure(event.currentTarget.checked)}
                />
              </section>
            ) : null}
            <Counts
              counts={[
                [t('check.create'), data.creates],
                [t('check.update'), data.updates],
                [t('check.unchanged'), data.unchanged],
                [t('check.refuse'), data.refused],
                [t('check.warnings'), data.warnings],
              ]}
            />
            {data.stripsAdded > 0 ? (
              <p className={css.attention} role="note">
                {t('check.strips', {
                  count: data.stripsAdded,
                  size: format.digits(String(options.stripOf)),
                })}
              </p>
            ) : null}
            <PreviewRows rows={data.rows} issueCounts={data.issueCounts} />
          </div>
        ) : null}
      </div>
      {error ? <Failure error={error} /> : null}
      <footer className={own.foot}>
        <Button onClick={onRun} loading={isStarting} disabled={!mayRun}>
          {data ? t(changes === 0 ? 'check.nothing' : 'check.run', { count: changes }) : t('step.run')}
        </Button>
        <KeyHint label="Ctrl+Enter" />
        <Button variant="default" onClick={onBack}>
          {t('check.back')}
        </Button>
      </footer>
    </>
  );
}

/** A row of counts, each with its word. */
export function Counts({ counts }: { counts: readonly (readonly [label: string, count: number])[] }) {
  const format = useFormat();
  return (
    <div className={css.figures}>
      {counts.map(([label, count]) => (
        <div key={label} className={css.card}>
          <div className={css.muted}>{label}</div>
          <div className={css.figureValue}>{format.number(count)}</div>
        </div>
      ))}
    </div>
  );
}

type RowsProps = { rows: readonly ImportPreviewRowDto[]; issueCounts: Record<string, number> };

function PreviewRows({ rows, issueCounts }: RowsProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [only, setOnly] = useState<string>('');
  const codes = Object.keys(issueCounts) as ImportIssueDto['code'][];
  const shown = only === '' ? rows : rows.filter(({ issues }) => issues.some(({ code }) => code === only));
  return (
    <>
      {codes.length > 0 ? (
        <Chip.Group value={only} onChange={(value) => setOnly(value)}>
          <fieldset className={`${css.buttons} ${own.plain}`} aria-label={t('check.reasons')}>
            <Chip value="" size="sm" variant="outline">
              {t('check.allRows')}
            </Chip>
            {codes.map((code) => (
              <Chip key={code} value={code} size="sm" variant="outline">
                {t('check.reason', { reason: t(`codes.${code}`), number: issueCounts[code] ?? 0 })}
              </Chip>
            ))}
          </fieldset>
        </Chip.Group>
      ) : null}
      <div className={css.muted}>{t('check.shown', { count: rows.length })}</div>
      <table className={css.table}>
        <thead>
          <tr>
            <th data-align="end">{t('check.row')}</th>
            <th>{t('check.action')}</th>
            <th>{t('check.product')}</th>
            <th>{t('check.packs')}</th>
            <th data-align="end">{t('check.price')}</th>
            <th>{t('check.issues')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.row}>
              <td data-align="end">{format.number(row.row)}</td>
              <td className={row.action === 'refuse' ? css.danger : undefined}>
                {t(`action.${row.action}`)}
              </td>
              <td>
                {row.products.map((product) => (
                  <div key={`${product.nameEn}${product.nameBn}${product.strength}${product.packs}`}>
                    {format.names(product).first}{' '}
                    <span className={css.small}>
                      {[product.generic, product.strength, product.dosageForm].filter(Boolean).join(' · ')}
                    </span>
                  </div>
                ))}
              </td>
              <td>
                {row.products.map((product) => (
                  <div key={`${product.nameEn}${product.nameBn}${product.strength}${product.packs}`}>
                    {packsInWords(product.packs, format.language)}
                  </div>
                ))}
              </td>
              <td data-align="end">
                {row.products.map((product) => (
                  <div key={`${product.nameEn}${product.nameBn}${product.strength}${product.packs}`}>
                    {product.price === null ? '–' : format.taka(paisa(product.price))}
                    {product.pricePack === '' ? null : (
                      <span className={css.small}> / {packsInWords(product.pricePack, format.language)}</span>
                    )}
                  </div>
                ))}
              </td>
              <td>
                {row.issues.map((issue) => (
                  <div
                    key={`${issue.code}${issue.column}`}
                    className={issue.severity === 'error' ? css.danger : css.attention}
                  >
                    {t(`codes.${issue.code}`)}
                    {issue.value === '' ? '' : `: ${issue.value.slice(0, 40)}`}
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
