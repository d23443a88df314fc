import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { amountAt, baseUnits } from '../../../shared/money/money.ts';
import { type ApiOutput, api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Money } from '../../ui/Money.tsx';
import { Qty } from '../../ui/Qty.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { FilterBox } from '../parts/FilterBox.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList, rowByKey } from '../parts/RowList.tsx';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { usePagedRows } from '../parts/use-paged-rows.ts';
import { ExpiryCell } from '../products/BatchesTab.tsx';
import { NameCell } from '../products/ProductCells.tsx';
import { ProductPanel, type ProductSide } from '../products/ProductPanel.tsx';

type ShelfRow = ApiOutput['stock']['shelf']['items'][number];
const ONLY = ['all', 'near', 'expired', 'aside'] as const;
type Only = (typeof ONLY)[number];

/** The pages of the stock area that the user may enter. */
export function useStockPages() {
  const { t } = useTranslation('stock');
  const can = useCan();
  const pages = [{ path: '/stock', label: t('shelf') }];
  return can('stock.receive') ? [...pages, { path: '/stock/receive', label: t('receive') }] : pages;
}

function useColumns(isNarrow: boolean): Column<ShelfRow>[] {
  const { t } = useTranslation(['stock', 'products']);
  const format = useFormat();
  const can = useCan();
  const product: Column<ShelfRow> = {
    key: 'product',
    label: t('stock:column.product'),
    width: 'minmax(0, 3fr)',
    cell: ({ product: goods }) => <NameCell product={goods} />,
  };
  const batchNo: Column<ShelfRow> = {
    key: 'batch',
    label: t('stock:column.batch'),
    width: 'minmax(0, 1fr)',
    cell: ({ batch }) => (
      <>
        <span className={css.one}>{format.code(batch.batchNo) || '–'}</span>
        {batch.status === 'quarantined' ? (
          <span className={`${css.one} ${css.attention}`}>{t('products:batch.quarantined')}</span>
        ) : null}
      </>
    ),
  };
  const expiry: Column<ShelfRow> = {
    key: 'expiry',
    label: t('stock:column.expiry'),
    width: '150px',
    cell: ({ product: goods, batch }) => (goods.isCounted ? <ExpiryCell batch={batch} /> : '–'),
  };
  const onHand: Column<ShelfRow> = {
    key: 'onHand',
    label: t('stock:column.onHand'),
    width: '210px',
    align: 'end',
    cell: ({ product: goods, batch }) =>
      goods.isCounted || batch.onHand > 0 ? (
        <Qty product={goods} quantity={batch.onHand} />
      ) : (
        <>
          <span className={`${css.one} ${css.attention}`}>{t('stock:uncounted.never')}</span>
          <span className={`${css.one} ${css.small}`}>
            {t('stock:uncounted.sold', {
              quantity: describeQuantity(goods, Math.abs(batch.onHand), format.language),
            })}
          </span>
        </>
      ),
  };
  const shelf: Column<ShelfRow> = {
    key: 'shelf',
    label: t('stock:column.shelf'),
    width: '90px',
    cell: ({ product: goods }) => <span className={css.one}>{format.code(goods.shelf)}</span>,
  };
  const value: Column<ShelfRow> = {
    key: 'value',
    label: t('stock:column.value'),
    width: '130px',
    align: 'end',
    cell: ({ batch }) => (
      <Money amount={batch.cost ? amountAt(batch.cost, baseUnits(Math.max(0, batch.onHand))) : null} />
    ),
  };
  if (isNarrow) return [product, expiry, onHand];
  return can('cost.view')
    ? [product, batchNo, expiry, shelf, onHand, value]
    : [product, batchNo, expiry, shelf, onHand];
}

/** Every batch with goods in it, nearest expiry first, with its product beside the list. */
export function StockPage() {
  const { t } = useTranslation('stock');
  const format = useFormat();
  const guard = useEditGuard();
  const pages = useStockPages();
  const [text, setText] = useKept('stock text', () => '');
  const [only, setOnly] = useKept<Only>('stock only', () => 'all');
  const [active, setActive] = useKept('stock row', () => 0);
  const [openId, setOpenId] = useKept<string | null>('stock open', () => null);
  const [side, setSide] = useKept<ProductSide>('stock side', () => 'stock');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const rows = usePagedRows<ShelfRow>((page) => {
    const input = { text: asked, only, ...page };
    return { queryKey: orpc.stock.shelf.queryKey({ input }), queryFn: () => api.stock.shelf(input) };
  });
  const open = (row: ShelfRow) => guard.leave(() => setOpenId(row.product.id));
  const onListKey = (key: string) => {
    const row = rows.rowAt(active);
    const next = rowByKey(key, active, rows.total ?? 0, 10);
    if (next !== null) setActive(next);
    else if (key === 'Enter' && row) open(row);
    else return false;
    return true;
  };
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <AreaTabs label={t('title')} pages={pages} />
        <div className={css.grow} />
        <span className={css.muted}>{rows.total === undefined ? '' : t('count', { count: rows.total })}</span>
        <ListActions list={{ kind: 'stock', text: asked, only }} isEmpty={!rows.total} />
      </header>
      <div className={css.body} data-split={openId !== null || undefined}>
        <div className={css.column}>
          <div className={css.filters}>
            <FilterBox
              label={t('filter')}
              placeholder={t('filterHint')}
              value={text}
              onChange={(next) => {
                setText(next);
                setActive(0);
              }}
              onListKey={onListKey}
            />
            <SegmentedControl
              aria-label={t('only.label')}
              value={only}
              onChange={(next) => {
                setOnly(next);
                setActive(0);
              }}
              data={ONLY.map((value) => ({ value, label: t(`only.${value}`) }))}
            />
          </div>
          <RowList
            label={t('title')}
            columns={useColumns(openId !== null)}
            rows={rows}
            active={active}
            onActive={setActive}
            onOpen={open}
            isOpen={(row) => row.product.id === openId}
            resetKey={`${asked}|${only}|${format.language}`}
            empty={
              <NoStock
                only={only}
                isFiltered={asked !== ''}
                onAll={() => {
                  setText('');
                  setOnly('all');
                  setActive(0);
                }}
              />
            }
          />
        </div>
        {openId === null ? null : (
          <ProductPanel
            key={openId}
            productId={openId}
            side={side}
            onSide={setSide}
            guard={guard}
            onClose={() => setOpenId(null)}
            onOpen={setOpenId}
          />
        )}
      </div>
    </main>
  );
}

function NoStock({ only, isFiltered, onAll }: { only: Only; isFiltered: boolean; onAll: () => void }) {
  const { t } = useTranslation(['stock', 'office']);
  const can = useCan();
  const navigate = useNavigate();
  if (isFiltered) return <NothingFound onClear={onAll} />;
  if (only !== 'all')
    return (
      <EmptyState
        title={t(`stock:empty.${only}`)}
        action={
          <Button variant="default" onClick={onAll}>
            {t('stock:empty.toAll')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      title={t('stock:empty.title')}
      text={t('stock:empty.text')}
      action={
        can('stock.receive') ? (
          <Button onClick={() => void navigate({ to: '/stock/receive' })}>{t('stock:empty.action')}</Button>
        ) : undefined
      }
    />
  );
}
