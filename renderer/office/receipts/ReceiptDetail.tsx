import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { unitWord } from '../../../shared/cart/unit-words.ts';
import type { ReceiptLanguage } from '../../../shared/contract/primitives.ts';
import type { SaleDto } from '../../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { seededName } from '../../../shared/text/seeded-names.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';

/** One receipt: what was sold, how it was paid, how it looks on paper, and a copy of it. */
export function ReceiptDetail({ saleId }: { saleId: string }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  const sale = useQuery(orpc.sales.get.queryOptions({ input: { saleId } }));
  if (sale.error) return <Failure error={sale.error} onRetry={() => void sale.refetch()} />;
  if (!sale.data) return <Skeleton height={240} />;
  const { soldAt, userName, tillName } = sale.data;
  return (
    <div className={css.grid}>
      <div className={css.muted}>
        {t('detail.sold', {
          moment: format.moment(soldAt),
          user: userName,
          till: format.code(seededName(tillName, format.language)),
        })}
      </div>
      <SaleLines sale={sale.data} />
      <SaleSums sale={sale.data} />
      <Paper sale={sale.data} />
    </div>
  );
}

function SaleLines({ sale }: { sale: SaleDto }) {
  const { t } = useTranslation('receipts');
  const format = useFormat();
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('detail.item')}</th>
          <th data-align="end">{t('detail.quantity')}</th>
          <th data-align="end">{t('detail.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {sale.lines.map((line) => (
          <tr key={line.lineNo}>
            <td>
              {format.names(line).first}
              <div className={css.small}>
                {[line.strength, ...line.batches.map((batch) => batchText(batch))]
                  .filter(Boolean)
                  .join(' · ')}
              </div>
            </td>
            <td data-align="end">
              {line.parts.map((part) => (
                <div key={`${part.unit}-${part.baseQuantity}`}>
                  {format.number(part.quantity / part.baseQuantity)}{' '}
                  {part.label || unitWord(part.unit, format.language)}
                </div>
              ))}
            </td>
            <td data-align="end">
              <Money amount={line.amount} />
              {line.discount > 0 ? (
                <div className={css.small}>
                  <Money amount={paisa(0 - line.discount)} />
                </div>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function batchText(batch: SaleDto['lines'][number]['batches'][number]): string {
    if (batch.batchNo === '') return '';
    const number = format.code(batch.batchNo);
    if (batch.expiry === null) return t('detail.batchOnly', { batch: number });
    return t('detail.batch', { batch: number, expiry: format.expiry(batch.expiry) });
  }
}

function Sum({ label, children, isStrong }: { label: ReactNode; children: ReactNode; isStrong?: boolean }) {
  return (
    <tr className={isStrong ? css.strong : undefined}>
      <td>{label}</td>
      <td data-align="end">{children}</td>
    </tr>
  );
}

function SaleSums({ sale }: { sale: SaleDto }) {
  const { t } = useTranslation(['receipts', 'office']);
  const format = useFormat();
  const discount = paisa(sale.lineDiscount + sale.billDiscount);
  const costs = sale.lines.map((line) => line.cost);
  const cost = costs.every((value) => value !== null)
    ? costs.reduce<number>((sum, value) => sum + value, 0)
    : null;
  const row = (label: string, amount: Paisa, isShown = true) =>
    isShown ? (
      <Sum label={label}>
        <Money amount={amount} />
      </Sum>
    ) : null;
  return (
    <table className={css.table}>
      <tbody>
        {row(t('receipts:detail.subtotal'), sale.subtotal, discount > 0 || sale.rounding !== 0)}
        {row(t('receipts:detail.discount'), paisa(0 - discount), discount > 0)}
        {row(t('receipts:detail.rounding'), sale.rounding, sale.rounding !== 0)}
        <Sum label={t('receipts:detail.total')} isStrong>
          <Money amount={sale.total} />
        </Sum>
        {row(t('receipts:detail.vat'), sale.vatIncluded, sale.vatIncluded > 0)}
        {sale.tenders.map((tender) => (
          <Sum
            key={`${tender.kind}-${tender.trxId}-${tender.amount}`}
            label={`${t(`office:tender.${tender.kind}`)}${tender.trxId ? ` · ${tender.trxId}` : ''}`}
          >
            <Money amount={tender.amount} />
          </Sum>
        ))}
        {row(t('receipts:detail.change'), sale.change, sale.change > 0)}
        {cost === null ? null : row(t('receipts:detail.profit'), paisa(sale.total - sale.rounding - cost))}
        {sale.customer ? (
          <Sum label={`${sale.customer.name} · ${format.digits(sale.customer.phone)}`}>
            <span className={css.small}>
              {t('receipts:detail.balance', {
                before: format.taka(sale.customer.balanceBefore),
                after: format.taka(sale.customer.balanceAfter),
              })}
            </span>
          </Sum>
        ) : null}
        {sale.note === '' ? null : <Sum label={t('receipts:detail.note')}>{sale.note}</Sum>}
      </tbody>
    </table>
  );
}

function Paper({ sale }: { sale: SaleDto }) {
  const { t } = useTranslation(['receipts', 'office']);
  const can = useCan();
  const [language, setLanguage] = useState<ReceiptLanguage>(sale.receiptLanguage);
  const picture = useQuery(
    orpc.printing.preview.queryOptions({ input: { saleId: sale.id, language, widthDots: 576 } }),
  );
  const reprint = useMutation(orpc.printing.reprint.mutationOptions());
  return (
    <>
      <h3 className={css.section}>{t('receipts:paper')}</h3>
      <div className={css.buttons}>
        <SegmentedControl
          aria-label={t('receipts:language')}
          value={language}
          onChange={(next) => setLanguage(next)}
          data={(['bn', 'en', 'both'] as const).map((value) => ({
            value,
            label: t(`office:language.${value}`),
          }))}
        />
        {can('sales.reprint') ? (
          <Button
            leftSection={<IconPrinter size={18} aria-hidden />}
            loading={reprint.isPending}
            onClick={() => reprint.mutate({ jobId: newId(), saleId: sale.id, language })}
          >
            {t('receipts:reprint')}
          </Button>
        ) : null}
        <span role="status">{reprint.isSuccess ? t('receipts:reprinted') : null}</span>
      </div>
      {reprint.error ? <Failure error={reprint.error} /> : null}
      {picture.error ? <Failure error={picture.error} onRetry={() => void picture.refetch()} /> : null}
      {picture.data ? (
        <img
          className={css.receipt}
          alt={t('receipts:paperOf', { code: sale.receiptCode })}
          src={`data:image/png;base64,${picture.data.pngBase64}`}
        />
      ) : null}
    </>
  );
}
