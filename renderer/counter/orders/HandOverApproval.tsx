import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { permissionsOf } from '../../../shared/permissions/permissions.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { PinDots } from '../../session/PinDots.tsx';
import { SHORTEST_PIN, usePinEntry } from '../../session/use-pin-entry.ts';
import classes from './order-card.module.css';

type Props = {
  code: string;
  isBusy: boolean;
  error: unknown;
  onEnter: (approval: { userId: string; pin: string }) => void;
  onBack: () => void;
};

/** Somebody who may answer for goods that go out without a pickup code does so with a PIN; the seller stays signed in. */
export function HandOverApproval({ code, isBusy, error, onEnter, onBack }: Props) {
  const { t } = useTranslation('market');
  const { t: session } = useTranslation('session');
  const format = useFormat();
  const refusalText = useRefusalText();
  const people = (useQuery(orpc.session.people.queryOptions({ input: {} })).data?.items ?? []).filter(
    ({ role }) => permissionsOf(role).includes('marketplace.hand-over'),
  );
  const [chosenId, setChosenId] = useState<string | null>(null);
  const person = people.find(({ id }) => id === chosenId) ?? people[0];
  const enter = (pin: string) => {
    if (person && pin.length >= SHORTEST_PIN) onEnter({ userId: person.id, pin });
  };
  const { pin, clear } = usePinEntry(enter, person !== undefined && !isBusy);
  const isRefused = error !== null && !isBusy;
  useEffect(() => {
    if (isRefused) clear();
  }, [isRefused, clear]);
  return (
    <div className={classes.codeForm}>
      <p>{t('orders.codeManagerWhy', { code: format.code(code) })}</p>
      {person ? (
        <>
          <Select
            aria-label={t('orders.codeManager')}
            data={people.map(({ id, name, role }) => ({
              value: id,
              label: `${name} · ${session(`role.${role}`)}`,
            }))}
            value={person.id}
            allowDeselect={false}
            onChange={(id) => {
              clear();
              setChosenId(id);
            }}
          />
          <PinDots title={session('pinOf', { name: person.name })} count={pin.length} />
        </>
      ) : (
        <p>{t('orders.codeNobody')}</p>
      )}
      <p role="alert" className={classes.problem}>
        {isRefused && pin === '' ? refusalText(error) : ''}
      </p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('orders.back')}
        </Button>
      </div>
    </div>
  );
}
