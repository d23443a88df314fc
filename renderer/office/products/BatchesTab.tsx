import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { BatchDto, ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { amountAt, baseUnits, type Rate } from '../../../shared/money/money.ts';
import { addDays } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { Qty } from '../../ui/Qty.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { useSettings, useToday } from '../parts/use-today.ts';
import { usePackWord } from '../parts/use-unit-word.ts';
import { AdjustBatch, QuarantineBatch } from './BatchChange.tsx';
import { QuickAdd } from './QuickAdd.tsx';

/** What is on hand, batch by batch, and how to add or correct it. */
export function BatchesTab({ product, guard }: { product: ProductDto; guard: EditGuard }) {
  const { t } = useTranslation('products');
  const can = useCan();
  const batches = useQuery(orpc.stock.batches.queryOptions({ input: { productId: product.id } }));
  const items = batches.data?.items ?? [];
  return (
    <div className={css.grid}>
      {can('stock.receive') ? (
        <>
          <h3 className={css.section}>{t('receive.title')}</h3>
          <QuickAdd key={product.id} product={product} guard={guard} />
        </>
      ) : null}
      {batches.error ? <Failure error={batches.error} onRetry={() => void batches.refetch()} /> : null}
      {batches.data && items.length === 0 ? (
        <div>
          <div className={css.strong}>{t('batch.none')}</div>
          {can('stock.receive') ? <div className={css.muted}>{t('batch.noneText')}</div> : null}
        </div>
      ) : null}
      {items.length > 0 ? <BatchTable product={product} batches={items} /> : null}
    </div>
  );
}

type Changing = { batchId: string; kind: 'adjust' | 'status' } | null;

function BatchTable({ product, batches }: { product: ProductDto; batches: readonly BatchDto[] }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const can = useCan();
  const [changing, setChanging] = useKept<Changing>(`batch change ${product.id}`, () => null);
  const mayAdjust = can('stock.adjust');
  const columns = 4 + Number(can('cost.view')) + Number(mayAdjust);
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('batch.no')}</th>
          <th>{t('batch.expiry')}</th>
          <th data-align="end">{t('batch.onHand')}</th>
          {can('cost.view') ? <th data-align="end">{t('batch.cost')}</th> : null}
          <th data-align="end">{t('batch.mrp')}</th>
          {mayAdjust ? <th /> : null}
        </tr>
      </thead>
      <tbody>
        {batches.map((batch) => (
          <Fragment key={batch.id}>
            <tr>
              <td>
                {format.code(batch.batchNo) || '–'}
                {batch.status === 'quarantined' ? (
                  <div>
                    <span className={`${css.badge} ${css.attention}`}>{t('batch.quarantined')}</span>
                  </div>
                ) : null}
              </td>
              <td>
                <ExpiryCell batch={batch} />
              </td>
              <td data-align="end">
                <Qty product={product} quantity={batch.onHand} />
              </td>
              {can('cost.view') ? (
                <td data-align="end">
                  <RateCell product={product} rate={batch.cost} isStacked />
                </td>
              ) : null}
              <td data-align="end">
                <RateCell product={product} rate={batch.mrp} isStacked />
              </td>
              {mayAdjust ? (
                <td>
                  <Menu position="bottom-end" returnFocus={changing?.batchId !== batch.id}>
                    <Menu.Target>
                      <ActionIcon
                        variant="default"
                        size="lg"
                        aria-label={t('batch.change', { batch: batch.batchNo || '–' })}
                      >
                        <IconDots size={18} aria-hidden />
                      </ActionIcon>
                    </Menu.Target>
                    <Menu.Dropdown>
                      <Menu.Item onClick={() => setChanging({ batchId: batch.id, kind: 'adjust' })}>
                        {t('batch.adjust')}
                      </Menu.Item>
                      <Menu.Item onClick={() => setChanging({ batchId: batch.id, kind: 'status' })}>
                        {t(batch.status === 'ok' ? 'batch.quarantine' : 'batch.release')}
                      </Menu.Item>
                    </Menu.Dropdown>
                  </Menu>
                </td>
              ) : null}
            </tr>
            {changing?.batchId === batch.id ? (
              <tr>
                <td colSpan={columns}>
                  {changing.kind === 'adjust' ? (
                    <AdjustBatch product={product} batch={batch} onDone={() => setChanging(null)} />
                  ) : (
                    <QuarantineBatch product={product} batch={batch} onDone={() => setChanging(null)} />
                  )}
                </td>
              </tr>
            ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** A batch's expiry, marked in words and colour when it is past or near. */
export function ExpiryCell({ batch }: { batch: Pick<BatchDto, 'expiry'> }) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const today = useToday();
  const nearDays = useSettings()?.counter.nearExpiryDays ?? 90;
  if (batch.expiry === null) return <span className={css.muted}>{t('batch.noExpiry')}</span>;
  const isExpired = batch.expiry < today;
  const isNear = !isExpired && batch.expiry <= addDays(today, nearDays);
  return (
    <span className={isExpired ? css.danger : isNear ? css.attention : undefined}>
      {format.expiry(batch.expiry)}
      {isExpired || isNear ? (
        <div className={css.one}>{t(isExpired ? 'batch.expired' : 'batch.near')}</div>
      ) : null}
    </span>
  );
}

/** A rate as the price of the product's usual pack: "৳12 / strip". */
export function RateCell({
  product,
  rate,
  isStacked = false,
}: {
  product: Pick<ProductDto, 'packs' | 'baseUnit'>;
  rate: Rate | null;
  isStacked?: boolean;
}) {
  const packWord = usePackWord();
  const pack = product.packs.find(({ isDefault }) => isDefault) ?? product.packs[0];
  if (rate === null) return <span>–</span>;
  return (
    <>
      <Money amount={amountAt(rate, baseUnits(pack?.baseQuantity ?? rate.per))} />
      {pack && isStacked ? <div className={css.small}>/ {packWord(product, pack)}</div> : null}
      {pack && !isStacked ? <span className={css.small}> / {packWord(product, pack)}</span> : null}
    </>
  );
}
