import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { CustomerDto } from '../../../shared/contract/customers.contract.ts';
import { phoneSchema } from '../../../shared/contract/primitives.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import { dispatchCart, showView } from '../counter-store.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';
import { useChoice } from './use-choice.ts';

/** Finds a customer by name or number, or makes one of two fields; then goes on where it was asked for. */
export function CustomerPanel({ next }: { next: 'search' | 'pay' }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const [text, setText] = useState('');
  const [isNew, setNew] = useState(false);
  const found = useQuery({
    ...orpc.customers.find.queryOptions({ input: { text: text.trim(), limit: 20 } }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const choose = (customer: CustomerDto) => {
    dispatchCart({ type: 'set-customer', customerId: customer.id });
    showView({ kind: next });
  };
  const choice = useChoice(items, (customer) => {
    if (customer) choose(customer);
    else if (text.trim() !== '') setNew(true);
  });
  return (
    <Panel title={t('view.customer')}>
      {isNew ? (
        <NewCustomer typed={text.trim()} onMade={choose} />
      ) : (
        <>
          <TextInput
            label={t('customer.find')}
            autoFocus
            autoComplete="off"
            size="lg"
            value={text}
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls="customers-found"
            aria-activedescendant={items.length > 0 ? `customers-found-${choice.at}` : undefined}
            onChange={(event) => {
              setText(event.currentTarget.value);
              choice.reset();
            }}
            onKeyDown={choice.onKeyDown}
          />
          <ChoiceList
            id="customers-found"
            label={t('view.customer')}
            items={items}
            at={choice.at}
            keyOf={(customer) => customer.id}
            onChoose={choose}
          >
            {(customer) => (
              <>
                <span className={classes.main}>
                  <span className={classes.name}>{customer.name}</span>
                  <span className={classes.second}>{format.digits(customer.phone)}</span>
                </span>
                <span className={classes.figures}>
                  {customer.balance === 0 ? null : (
                    <>
                      <Money amount={customer.balance} className={classes.owes} />
                      <small>{t('customer.balance')}</small>
                    </>
                  )}
                </span>
              </>
            )}
          </ChoiceList>
          {found.isSuccess && items.length === 0 ? (
            <p className={classes.muted}>{t('customer.none')}</p>
          ) : null}
          <Button variant={items.length === 0 ? 'filled' : 'default'} onClick={() => setNew(true)}>
            {t('customer.new')}
          </Button>
        </>
      )}
    </Panel>
  );
}

function NewCustomer({ typed, onMade }: { typed: string; onMade: (customer: CustomerDto) => void }) {
  const { t } = useTranslation('counter');
  const refusalText = useRefusalText();
  const queries = useQueryClient();
  const isPhone = phoneSchema.safeParse(typed).success;
  const [name, setName] = useState(isPhone ? '' : typed);
  const [phone, setPhone] = useState(isPhone ? typed : '');
  const [id] = useState(() => v7());
  const [isChecked, setChecked] = useState(false);
  const create = useMutation(
    orpc.customers.create.mutationOptions({
      onSuccess: (customer) => {
        void queries.invalidateQueries({ queryKey: orpc.customers.key() });
        onMade(customer);
      },
    }),
  );
  const isPhoneWrong = !phoneSchema.safeParse(phone).success;
  const save = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== '' && !isPhoneWrong && !create.isPending)
      create.mutate({ id, name: name.trim(), phone: phone.trim() });
  };
  return (
    <form onSubmit={save} noValidate style={{ display: 'grid', gap: 16 }}>
      <TextInput
        label={t('customer.name')}
        autoFocus={!isPhone === (typed === '')}
        maxLength={120}
        value={name}
        error={isChecked && name.trim() === '' ? t('customer.nameMissing') : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('customer.phone')}
        autoFocus={!isPhone && typed !== ''}
        inputMode="tel"
        maxLength={20}
        value={phone}
        error={
          isChecked && isPhoneWrong
            ? t('customer.phoneWrong')
            : create.isError
              ? refusalText(create.error)
              : null
        }
        onChange={(event) => setPhone(event.currentTarget.value)}
      />
      <Button type="submit" loading={create.isPending}>
        {t('customer.save')}
      </Button>
    </form>
  );
}
