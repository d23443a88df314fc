import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import { FilterBox } from '../parts/FilterBox.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList, rowByKey } from '../parts/RowList.tsx';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { usePagedRows } from '../parts/use-paged-rows.ts';
import { NameCell, PriceCell, StockCell } from './ProductCells.tsx';
import { NO_FILTER, type ProductFilter, ProductFilters } from './ProductFilters.tsx';
import { NewProductPanel, ProductPanel, type ProductSide } from './ProductPanel.tsx';

type Open =
  | { kind: 'none' }
  | { kind: 'product'; id: string; isJustMade?: true }
  | { kind: 'new'; name: string };

/** The pages of the products area that the user may enter. */
export function useProductPages() {
  const { t } = useTranslation('products');
  const can = useCan();
  const pages = [{ path: '/products', label: t('list') }];
  return can('catalog.import') ? [...pages, { path: '/products/import', label: t('import') }] : pages;
}

function useColumns(isNarrow: boolean): Column<ProductDto>[] {
  const { t } = useTranslation('products');
  const format = useFormat();
  const name: Column<ProductDto> = {
    key: 'name',
    label: t('column.name'),
    width: 'minmax(0, 3fr)',
    cell: (product) => <NameCell product={product} />,
  };
  const text = (
    key: 'generic' | 'manufacturer' | 'shelf',
    label: string,
    width: string,
  ): Column<ProductDto> => ({
    key,
    label,
    width,
    cell: (product) => (
      <span className={css.upToTwo} title={format.code(product[key])}>
        {format.code(product[key])}
      </span>
    ),
  });
  const price: Column<ProductDto> = {
    key: 'price',
    label: t('column.price'),
    width: isNarrow ? '130px' : '150px',
    align: 'end',
    cell: (product) => <PriceCell product={product} />,
  };
  const stock: Column<ProductDto> = {
    key: 'stock',
    label: t('column.stock'),
    width: isNarrow ? '165px' : '190px',
    align: 'end',
    cell: (product) => <StockCell product={product} />,
  };
  if (isNarrow) return [name, price, stock];
  return [
    name,
    text('generic', t('column.generic'), 'minmax(0, 1.8fr)'),
    text('manufacturer', t('column.maker'), 'minmax(0, 1.9fr)'),
    text('shelf', t('column.shelf'), '90px'),
    price,
    stock,
  ];
}

/** All products, found by typing, with the chosen one beside the list. */
export function ProductsPage() {
  const { t } = useTranslation(['products', 'office']);
  const can = useCan();
  const guard = useEditGuard();
  const pages = useProductPages();
  const [text, setText] = useKept('products text', () => '');
  const [filter, setFilter] = useKept<ProductFilter>('products filter', () => NO_FILTER);
  const [active, setActive] = useKept('products row', () => 0);
  const [open, setOpen] = useKept<Open>('products open', () => ({ kind: 'none' }));
  const [side, setSide] = useKept<ProductSide>('products side', () => 'details');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const rows = usePagedRows<ProductDto>((page) => {
    const input = { text: asked, ...filter, ...page };
    return { queryKey: orpc.catalog.list.queryKey({ input }), queryFn: () => api.catalog.list(input) };
  });
  const show = (next: Open) => guard.leave(() => setOpen(next));
  const openProduct = (product: ProductDto) => show({ kind: 'product', id: product.id });
  const isNarrow = open.kind !== 'none';
  const isFiltered = asked !== '' || JSON.stringify(filter) !== JSON.stringify(NO_FILTER);
  const reset = (change: () => void) => {
    change();
    setActive(0);
  };
  const clear = () =>
    reset(() => {
      setText('');
      setFilter(NO_FILTER);
    });
  const onListKey = (key: string) => {
    const row = rows.rowAt(active);
    const next = rowByKey(key, active, rows.total ?? 0, 10);
    if (next !== null) setActive(next);
    else if (key === 'Enter' && row) openProduct(row);
    else return false;
    return true;
  };
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('products:title')}</h1>
        <AreaTabs label={t('products:title')} pages={pages} />
        <div className={css.grow} />
        <span className={css.muted}>
          {rows.total === undefined ? '' : t('products:count', { count: rows.total })}
        </span>
        <ListActions list={{ kind: 'products', text: asked, ...filter }} isEmpty={!rows.total} />
        {can('catalog.edit') ? (
          <Button
            variant={isNarrow || rows.total === 0 ? 'default' : 'filled'}
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => show({ kind: 'new', name: '' })}
          >
            {t('products:new')}
          </Button>
        ) : null}
      </header>
      <div className={css.body} data-split={isNarrow || undefined}>
        <div className={css.column}>
          <div className={css.filters}>
            <FilterBox
              label={t('products:filter')}
              placeholder={t('products:filterHint')}
              value={text}
              onChange={(next) => reset(() => setText(next))}
              onListKey={onListKey}
            />
            <ProductFilters
              filter={filter}
              onChange={(next) => reset(() => setFilter(next))}
              isNarrow={isNarrow}
            />
          </div>
          <RowList
            label={t('products:title')}
            columns={useColumns(isNarrow)}
            rows={rows}
            active={active}
            onActive={setActive}
            onOpen={openProduct}
            isOpen={(product) => open.kind === 'product' && open.id === product.id}
            resetKey={JSON.stringify([asked, filter])}
            empty={
              isFiltered ? (
                <NothingFound
                  onClear={clear}
                  more={
                    can('catalog.edit') && asked !== '' ? (
                      <Button
                        variant={isNarrow ? 'default' : 'filled'}
                        onClick={() => show({ kind: 'new', name: asked })}
                      >
                        {t('products:new')}
                      </Button>
                    ) : null
                  }
                />
              ) : (
                <NoProducts />
              )
            }
          />
        </div>
        {open.kind === 'product' ? (
          <ProductPanel
            key={open.id}
            productId={open.id}
            isJustMade={open.isJustMade === true}
            side={side}
            onSide={setSide}
            guard={guard}
            onClose={() => setOpen({ kind: 'none' })}
            onOpen={(id) => setOpen({ kind: 'product', id })}
          />
        ) : null}
        {open.kind === 'new' ? (
          <NewProductPanel
            name={open.name}
            guard={guard}
            onClose={() => setOpen({ kind: 'none' })}
            onMade={(id) => {
              setSide('stock');
              setOpen({ kind: 'product', id, isJustMade: true });
            }}
          />
        ) : null}
      </div>
    </main>
  );
}

function NoProducts() {
  const { t } = useTranslation('products');
  const can = useCan();
  const navigate = useNavigate();
  return (
    <EmptyState
      title={t('empty.title')}
      text={t('empty.text')}
      action={
        can('catalog.import') ? (
          <Button onClick={() => void navigate({ to: '/products/import' })}>{t('empty.action')}</Button>
        ) : undefined
      }
    />
  );
}
