import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { phoneSchema } from '../../../shared/contract/primitives.ts';
import { type ApiOutput, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { useDraft } from '../parts/use-draft.ts';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { Line } from '../products/PackEditor.tsx';
import { ReceiptDetail } from '../receipts/ReceiptDetail.tsx';
import { Balance } from './Balance.tsx';

type Customer = ApiOutput['customers']['get'];
const PAGE = 50;

type Person = { name: string; phone: string };

function PersonFields(props: {
  form: Person;
  set: (change: Partial<Person>) => void;
  isTried: boolean;
  isReadOnly: boolean;
}) {
  const { form, set, isTried, isReadOnly } = props;
  const { t } = useTranslation(['khata', 'office']);
  const isPhoneBad = !phoneSchema.safeParse(form.phone).success;
  return (
    <>
      <Line
        label={t('khata:name')}
        value={form.name}
        onText={(name) => set({ name })}
        error={isTried && form.name.trim() === '' ? t('office:field.required') : undefined}
        readOnly={isReadOnly}
      />
      <Line
        label={t('khata:phone')}
        value={form.phone}
        onText={(phone) => set({ phone })}
        error={(isTried || form.phone.length > 10) && isPhoneBad ? t('khata:badPhone') : undefined}
        readOnly={isReadOnly}
      />
    </>
  );
}

const isWhole = ({ name, phone }: Person) => name.trim() !== '' && phoneSchema.safeParse(phone).success;

type NewProps = { name: string; guard: EditGuard; onClose: () => void; onMade: (id: string) => void };

/** A new customer: a name and a phone number. */
export function NewCustomerPanel({ name, guard, onClose, onMade }: NewProps) {
  const { t } = useTranslation('khata');
  const queries = useQueryClient();
  const draft = useDraft<Person>('new customer', () => ({ name, phone: '' }));
  const [id] = useKept('new customer id', () => newId());
  const [isTried, setTried] = useState(false);
  const create = useMutation(
    orpc.customers.create.mutationOptions({
      onSuccess: (made) => {
        guard.setDirty(false);
        void queries.invalidateQueries({ queryKey: orpc.customers.key() });
        onMade(made.id);
      },
    }),
  );
  const onSave = () => {
    setTried(true);
    if (isWhole(draft.value)) create.mutate({ id, ...draft.value });
  };
  return (
    <EditPanel
      title={t('new')}
      focusFirst
      guard={guard}
      onClose={onClose}
      save={{
        label: t('create'),
        onSave,
        isSaving: create.isPending,
        isDirty: draft.isDirty,
        error: create.error,
      }}
    >
      <div className={css.form}>
        <PersonFields form={draft.value} set={draft.set} isTried={isTried} isReadOnly={false} />
      </div>
    </EditPanel>
  );
}

type Props = { customerId: string; guard: EditGuard; onClose: () => void };

/** A customer with the running entries; an entry of a sale opens its receipt. */
export function CustomerPanel({ customerId, guard, onClose }: Props) {
  const { t } = useTranslation(['khata', 'office']);
  const [saleId, setSaleId] = useKept<string | null>(`customer ${customerId} receipt`, () => null);
  const pages = useInfiniteQuery(
    orpc.customers.get.infiniteOptions({
      input: (before: string | undefined) => ({
        id: customerId,
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ entries }) => (entries.length < PAGE ? undefined : entries.at(-1)?.id),
    }),
  );
  const customer = pages.data?.pages[0];
  if (customer && saleId !== null)
    return (
      <EditPanel title={customer.name} guard={guard} onClose={() => setSaleId(null)} save={null}>
        <Button
          mb="md"
          variant="default"
          leftSection={<IconArrowLeft size={18} aria-hidden />}
          onClick={() => setSaleId(null)}
        >
          {t('khata:back')}
        </Button>
        <ReceiptDetail saleId={saleId} />
      </EditPanel>
    );
  if (customer)
    return (
      <StoredCustomer
        customer={customer}
        khata={
          <>
            <Entries
              entries={pages.data?.pages.flatMap(({ entries }) => entries) ?? []}
              onReceipt={setSaleId}
            />
            {pages.hasNextPage ? (
              <Button
                variant="default"
                loading={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('office:more')}
              </Button>
            ) : null}
          </>
        }
        guard={guard}
        onClose={onClose}
      />
    );
  return (
    <EditPanel title={pages.error ? '–' : t('office:loading')} guard={guard} onClose={onClose} save={null}>
      {pages.error ? <Failure error={pages.error} onRetry={() => void pages.refetch()} /> : null}
    </EditPanel>
  );
}

type StoredProps = {
  customer: Customer;
  khata: ReactNode;
  guard: EditGuard;
  onClose: () => void;
};

function StoredCustomer({ customer, khata, guard, onClose }: StoredProps) {
  const { t } = useTranslation('khata');
  const can = useCan();
  const queries = useQueryClient();
  const format = useFormat();
  const shownPhone = format.digits(customer.phone);
  const draft = useDraft<Person>(`customer ${customer.id}`, () => ({
    name: customer.name,
    phone: shownPhone,
  }));
  const [isTried, setTried] = useState(false);
  const update = useMutation(
    orpc.customers.update.mutationOptions({
      onSuccess: (saved) => {
        draft.reset({ name: saved.name, phone: format.digits(saved.phone) });
        void queries.invalidateQueries({ queryKey: orpc.customers.key() });
      },
    }),
  );
  const onSave = () => {
    setTried(true);
    const { name, phone } = draft.value;
    // A phone that was only shown in other digits was not changed.
    const same = phone === shownPhone ? customer.phone : phone;
    if (isWhole(draft.value)) update.mutate({ id: customer.id, name, phone: same });
  };
  const mayEdit = can('customers.edit');
  return (
    <EditPanel
      title={customer.name}
      guard={guard}
      onClose={onClose}
      save={
        mayEdit ? { onSave, isSaving: update.isPending, isDirty: draft.isDirty, error: update.error } : null
      }
    >
      <div className={css.form}>
        <div className={css.figureValue}>
          <Balance amount={customer.balance} />
        </div>
        <PersonFields form={draft.value} set={draft.set} isTried={isTried} isReadOnly={!mayEdit} />
        <h3 className={css.section}>{t('entries')}</h3>
        {khata}
      </div>
    </EditPanel>
  );
}

function Entries({
  entries,
  onReceipt,
}: {
  entries: Customer['entries'];
  onReceipt: (saleId: string) => void;
}) {
  const { t } = useTranslation('khata');
  const format = useFormat();
  if (entries.length === 0) return <div className={css.muted}>{t('noEntries')}</div>;
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('entry.when')}</th>
          <th>{t('entry.what')}</th>
          <th data-align="end">{t('entry.amount')}</th>
          <th data-align="end">{t('entry.balance')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ id, at, kind, amount, balance, saleId, receiptCode, note }) => (
          <tr key={id}>
            <td>{format.moment(at)}</td>
            <td>
              {t(`entry.${kind}`)}
              <div className={css.small}>
                {saleId !== null && receiptCode !== null ? (
                  <button type="button" className={css.link} onClick={() => onReceipt(saleId)}>
                    {t('entry.receipt', { code: format.code(receiptCode) })}
                  </button>
                ) : null}{' '}
                {note}
              </div>
            </td>
            <td data-align="end">
              <Money amount={amount} />
            </td>
            <td data-align="end">
              <Money amount={balance} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
