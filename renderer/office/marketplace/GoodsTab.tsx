import { Checkbox, CloseButton, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeQuantity, describeUnits } from '../../../shared/cart/describe-quantity.ts';
import { exampleQuantity } from '../../../shared/cart/example-quantity.ts';
import type { MarketGoodsDto } from '../../../shared/contract/marketplace.contract.ts';
import { MOST_BASE_UNITS } from '../../../shared/contract/primitives.ts';
import { baseUnits } from '../../../shared/money/money.ts';
import { sendOnce } from '../../../shared/web/send-once.ts';
import { api, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Qty } from '../../ui/Qty.tsx';
import { Failure } from '../parts/Failure.tsx';
import { FilterBox } from '../parts/FilterBox.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList, rowByKey } from '../parts/RowList.tsx';
import { FigureInput } from '../parts/TypedInput.tsx';
import { useKept } from '../parts/use-kept.ts';
import { usePagedRows } from '../parts/use-paged-rows.ts';
import { countedChange } from '../products/receive-form.ts';
import own from './market.module.css';
import { OfferPolicy } from './OfferPolicy.tsx';
import { OfferPreview } from './OfferPreview.tsx';
import { PublishAll } from './PublishAll.tsx';

const SHOWS = ['all', 'published', 'hidden', 'parked'] as const;
type Show = (typeof SHOWS)[number];
type What = { kind: 'products'; ids: string[] } | { kind: 'category'; id: string } | { kind: 'all' };

function usePublish() {
  const queries = useQueryClient();
  const mutationKey = [...orpc.marketplace.publish.mutationKey(), 'here'];
  const publish = useMutation(
    orpc.marketplace.publish.mutationOptions({
      mutationKey,
      onSettled: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  // A second press of the same would find nothing to change, and say so.
  const all = (what: What, isPublished: boolean) =>
    sendOnce(queries, mutationKey, () => publish.mutate({ what, isPublished }));
  return { publish, all };
}

/** The word for how far one of the goods has come; arrived is not seen while the marketplace does not show the shop. */
function stateWord({ isPublished, state }: MarketGoodsDto, isShown: boolean) {
  if (!isPublished) return 'goods.none';
  if (state === 'none') return 'goods.due';
  return state === 'done' && !isShown ? 'goods.arrived' : (`goods.${state}` as const);
}

function useColumns(
  onPublish: (what: What, isPublished: boolean) => void,
  isShown: boolean,
): Column<MarketGoodsDto>[] {
  const { t } = useTranslation('market');
  const format = useFormat();
  return [
    {
      key: 'published',
      label: '',
      width: '32px',
      cell: (goods) => (
        <Checkbox
          size="md"
          aria-label={t(goods.isPublished ? 'goods.withdraw' : 'goods.publish')}
          checked={goods.isPublished}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) =>
            onPublish({ kind: 'products', ids: [goods.productId] }, event.currentTarget.checked)
          }
        />
      ),
    },
    {
      key: 'name',
      label: t('goods.name'),
      width: 'minmax(0, 2fr)',
      cell: (goods) => (
        <span className={`${css.one} ${css.strong}`}>
          {[format.names(goods).first, format.digits(goods.strength)].filter(Boolean).join(' ')}
        </span>
      ),
    },
    {
      key: 'state',
      label: t('goods.state'),
      width: '150px',
      cell: (goods) => <span className={css.one}>{t(stateWord(goods, isShown))}</span>,
    },
    {
      key: 'stock',
      label: t('goods.stock'),
      width: '150px',
      align: 'end',
      cell: (goods) => (goods.isCounted ? <Qty product={goods} quantity={goods.onHand} /> : '–'),
    },
  ];
}

type ChosenProps = { goods: MarketGoodsDto; isPublished: boolean; onClose: () => void };

function Chosen({ goods, isPublished, onClose }: ChosenProps) {
  const { t } = useTranslation('market');
  const { t: office } = useTranslation('office');
  const format = useFormat();
  const queries = useQueryClient();
  const [text, setText] = useState(
    goods.safetyStock === null ? '' : describeQuantity(goods, goods.safetyStock, format.language),
  );
  const smallest = goods.packs.toSorted((a, b) => a.baseQuantity - b.baseQuantity)[0];
  const typed = countedChange(text, 0, goods, smallest?.id);
  const isBad = text.trim() !== '' && (typed === null || typed > MOST_BASE_UNITS);
  const save = useMutation(
    orpc.marketplace.setSafetyStock.mutationOptions({
      onSettled: () => void queries.invalidateQueries({ queryKey: orpc.marketplace.key() }),
    }),
  );
  return (
    <div style={{ display: 'grid', gap: 12 }}>
      <header className={own.chosenHead}>
        <h2 className={css.title} style={{ fontSize: 18, whiteSpace: 'normal' }}>
          {format.names(goods).first} {format.digits(goods.strength)}
        </h2>
        <CloseButton aria-label={office('close')} onClick={onClose} />
      </header>
      {goods.isCounted ? null : <p className={css.muted}>{t('goods.notCounted')}</p>}
      <FigureInput
        label={t('goods.safety')}
        description={describeUnits(goods, format.language)}
        value={text}
        onText={setText}
        error={
          isBad
            ? office('field.badQuantity', { example: exampleQuantity(goods, format.language) })
            : undefined
        }
        onBlur={() => {
          if (isBad) return;
          const safetyStock = typed === null ? null : baseUnits(typed);
          if (safetyStock !== goods.safetyStock) save.mutate({ productId: goods.productId, safetyStock });
        }}
      />
      {save.error ? <Failure error={save.error} /> : null}
      <OfferPreview
        productId={goods.productId}
        isPublished={isPublished}
        version={`${isPublished} ${goods.safetyStock}`}
      />
    </div>
  );
}

/** What customers of the marketplace see, once it shows the shop (`isShown`): chosen one by one, by category with all that comes into it, or all at once. */
export function GoodsTab({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const [text, setText] = useKept('market goods text', () => '');
  const [show, setShow] = useKept<Show>('market goods show', () => 'all');
  const [categoryId, setCategory] = useKept<string | null>('market goods category', () => null);
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState<string | null>(null);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const filter = { text: asked, categoryId, show };
  const rows = usePagedRows<MarketGoodsDto>((page) => ({
    queryKey: orpc.marketplace.goods.queryKey({ input: { ...filter, ...page } }),
    queryFn: () => api.marketplace.goods({ ...filter, ...page }),
  }));
  const categories = useQuery(orpc.marketplace.categories.queryOptions({ input: {} })).data?.items ?? [];
  const category = categories.find(({ id }) => id === categoryId);
  const { publish, all: publishAll } = usePublish();
  const send = (what: What, isPublished: boolean) => publish.mutate({ what, isPublished });
  const columns = useColumns(send, isShown);
  const chosen = Array.from({ length: Math.min(rows.total ?? 0, 1_000) }, (_, at) => rows.rowAt(at)).find(
    (row) => row?.productId === open,
  );
  const all: What = category ? { kind: 'category', id: category.id } : { kind: 'all' };
  const onListKey = (key: string) => {
    const row = rows.rowAt(active);
    const next = rowByKey(key, active, rows.total ?? 0, 10);
    if (next !== null) setActive(next);
    else if (key === 'Enter' && row) setOpen(row.productId);
    else return false;
    return true;
  };
  return (
    <div className={own.split}>
      <div className={css.column}>
        <div className={css.filters}>
          <FilterBox
            label={t('goods.filter')}
            placeholder={t('goods.filter')}
            value={text}
            onChange={(next) => {
              setText(next);
              setActive(0);
            }}
            onListKey={onListKey}
          />
          <Select
            aria-label={t('goods.state')}
            data={SHOWS.map((value) => ({
              value,
              label: t(`goods.${value === 'parked' ? 'parkedOnly' : value}`),
            }))}
            value={show}
            onChange={(value) => value && setShow(value)}
            allowDeselect={false}
            w={150}
          />
          <Select
            aria-label={t('goods.category')}
            placeholder={t('goods.everyCategory')}
            data={categories.map((each) => ({
              value: each.id,
              label: `${format.names(each).first} (${format.number(each.published)}/${format.number(each.products)})`,
            }))}
            value={categoryId}
            onChange={setCategory}
            clearable
            searchable
            w={230}
          />
        </div>
        <PublishAll
          key={categoryId}
          category={category ?? null}
          isOff={asked !== ''}
          publish={publish}
          onPublish={(isPublished) => publishAll(all, isPublished)}
        />
        {publish.error ? <Failure error={publish.error} /> : null}
        <RowList
          label={t('tab.goods')}
          columns={columns}
          rows={rows}
          active={active}
          onActive={setActive}
          onOpen={(goods) => setOpen(goods.productId)}
          isOpen={(goods) => goods.productId === open}
          rowHeight={48}
          resetKey={`${asked} ${show} ${categoryId}`}
          empty={<EmptyState title={t('goods.empty')} />}
        />
      </div>
      <aside className={own.side}>
        {chosen ? (
          <Chosen
            key={chosen.productId}
            goods={chosen}
            isPublished={chosen.isPublished}
            onClose={() => setOpen(null)}
          />
        ) : (
          <OfferPolicy />
        )}
      </aside>
    </div>
  );
}
