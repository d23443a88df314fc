import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomerDto } from '../../../shared/contract/customers.contract.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterBox } from '../parts/FilterBox.tsx';
import { ListActions } from '../parts/ListActions.tsx';
import { NothingFound } from '../parts/NothingFound.tsx';
import css from '../parts/office.module.css';
import { type Column, RowList, rowByKey } from '../parts/RowList.tsx';
import { useEditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { wholeRows } from '../parts/use-paged-rows.ts';
import { Balance } from './Balance.tsx';
import { CustomerPanel, NewCustomerPanel } from './CustomerPanel.tsx';

const MOST = 100;

function useColumns(): Column<CustomerDto>[] {
  const { t } = useTranslation('khata');
  const format = useFormat();
  return [
    {
      key: 'name',
      label: t('column.name'),
      width: 'minmax(0, 2fr)',
      cell: ({ name }) => (
        <span className={`${css.one} ${css.strong}`} title={name}>
          {name}
        </span>
      ),
    },
    {
      key: 'phone',
      label: t('column.phone'),
      width: '160px',
      cell: ({ phone }) => <span className={css.one}>{format.digits(phone)}</span>,
    },
    {
      key: 'balance',
      label: t('column.balance'),
      width: '190px',
      align: 'end',
      cell: ({ balance }) => <Balance amount={balance} />,
    },
  ];
}

/** The credit book: who owes what, and each one's entries beside the list. */
export function KhataPage() {
  const { t } = useTranslation('khata');
  const can = useCan();
  const guard = useEditGuard();
  const [text, setText] = useKept('khata text', () => '');
  const [active, setActive] = useKept('khata row', () => 0);
  const [open, setOpen] = useKept<{ id: string } | 'new' | null>('khata open', () => null);
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery(orpc.customers.find.queryOptions({ input: { text: asked, limit: MOST } }));
  const rows = wholeRows(found.data?.items, found);
  const show = (next: typeof open) => guard.leave(() => setOpen(next));
  const onListKey = (key: string) => {
    const row = rows.rowAt(active);
    const next = rowByKey(key, active, rows.total ?? 0, 10);
    if (next !== null) setActive(next);
    else if (key === 'Enter' && row) show({ id: row.id });
    else return false;
    return true;
  };
  // One button to go on with at a time: the panel's, or that of the empty list.
  const isElsewhere = open !== null || rows.total === 0;
  const add = (variant: 'filled' | 'default') => (
    <Button variant={variant} leftSection={<IconPlus size={18} aria-hidden />} onClick={() => show('new')}>
      {t('new')}
    </Button>
  );
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className={css.title}>{t('title')}</h1>
        <div className={css.grow} />
        <span className={css.muted}>{rows.total === MOST ? t('first', { count: MOST }) : null}</span>
        <ListActions list={{ kind: 'customers', text: asked }} isEmpty={!rows.total} />
        {can('customers.edit') ? add(isElsewhere ? 'default' : 'filled') : null}
      </header>
      <div className={css.body} data-split={open !== null || undefined}>
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
          </div>
          <RowList
            label={t('title')}
            columns={useColumns()}
            rows={rows}
            active={active}
            onActive={setActive}
            onOpen={(customer) => show({ id: customer.id })}
            isOpen={(customer) => open !== null && open !== 'new' && open.id === customer.id}
            resetKey={asked}
            empty={
              asked === '' ? (
                <EmptyState
                  title={t('empty.title')}
                  text={t('empty.text')}
                  action={can('customers.edit') ? add('filled') : undefined}
                />
              ) : (
                <NothingFound
                  onClear={() => {
                    setText('');
                    setActive(0);
                  }}
                  more={can('customers.edit') ? add(open === null ? 'filled' : 'default') : null}
                />
              )
            }
          />
        </div>
        {open === 'new' ? (
          <NewCustomerPanel
            name={asked}
            guard={guard}
            onClose={() => setOpen(null)}
            onMade={(id) => setOpen({ id })}
          />
        ) : null}
        {open !== null && open !== 'new' ? (
          <CustomerPanel key={open.id} customerId={open.id} guard={guard} onClose={() => setOpen(null)} />
        ) : null}
      </div>
    </main>
  );
}
