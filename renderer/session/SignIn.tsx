import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutput } from '../api/client.ts';
import { isAnswer, orpc } from '../api/client.ts';
import { useRefusalText } from '../api/use-refusal-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { JoinTill } from './JoinTill.tsx';
import { PinDots } from './PinDots.tsx';
import { PinPad } from './PinPad.tsx';
import { enterSession } from './session-store.ts';
import classes from './sign-in.module.css';
import { SHORTEST_PIN, usePinEntry } from './use-pin-entry.ts';

const ORDERS_EVERY_MS = 5_000;

type Person = ApiOutput['session']['people']['items'][number];
type Props = { shopName: string; lastUserId: string | null };

function initialsOf(name: string): string {
  const segments = [...new Intl.Segmenter('bn', { granularity: 'grapheme' }).segment(name.trim())];
  return (segments[0]?.segment ?? '?').toUpperCase();
}

/** Faces first, then the PIN: by pad, by number keys, in either script. */
export function SignIn({ shopName, lastUserId }: Props) {
  const { t } = useTranslation('session');
  const format = useFormat();
  const people = useQuery(orpc.session.people.queryOptions({ input: {} }));
  const items = people.data?.items ?? [];
  const isStranger = isAnswer(people.error) && people.error.code === 'UNKNOWN_TILL';
  const [chosenId, setChosenId] = useState<string | null>(null);
  const chosen =
    items.find((person) => person.id === (chosenId ?? lastUserId)) ??
    (items.length === 1 ? items[0] : undefined);
  return (
    <main className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.shop}>{shopName}</h1>
        <LanguageSwitch />
      </header>
      {isStranger ? null : <OrderWaits />}
      {isStranger ? (
        <div className={classes.middle}>
          <JoinTill />
        </div>
      ) : (
        <div className={classes.middle}>
          <section className={classes.faces} aria-label={t('title')}>
            <h2 className={classes.title}>{t('title')}</h2>
            {people.isSuccess && items.length === 0 ? <p>{t('nobody')}</p> : null}
            {items.map((person) => (
              <button
                key={person.id}
                type="button"
                className={classes.face}
                aria-pressed={person.id === chosen?.id}
                onClick={() => setChosenId(person.id)}
              >
                <span className={classes.initial} aria-hidden>
                  {initialsOf(person.name)}
                </span>
                <span className={classes.faceText}>
                  <span className={classes.faceName}>{person.name}</span>
                  <span className={classes.faceRole}>
                    {t(`role.${person.role}`)}
                    {person.trainingPin
                      ? ` · ${t('trainingPin', { pin: format.digits(person.trainingPin) })}`
                      : ''}
                  </span>
                </span>
              </button>
            ))}
          </section>
          {chosen ? (
            <PinEntry key={chosen.id} person={chosen} cartWaits={lastUserId !== null} />
          ) : (
            <div className={classes.pinBox} />
          )}
        </div>
      )}
    </main>
  );
}

/** That an order waits, and nothing of it: whoever stands before a locked till learns no more. */
function OrderWaits() {
  const { t } = useTranslation('session');
  const waiting = useQuery(
    orpc.marketplace.waiting.queryOptions({ input: {}, retry: false, refetchInterval: ORDERS_EVERY_MS }),
  );
  return (
    <p className={classes.orderWaits} role="status">
      {waiting.data?.isWaiting ? t('orderWaits') : null}
    </p>
  );
}

function PinEntry({ person, cartWaits }: { person: Person; cartWaits: boolean }) {
  const { t } = useTranslation('session');
  const refusalText = useRefusalText();
  const signIn = useMutation(orpc.session.signIn.mutationOptions({ onSuccess: enterSession }));
  const { mutate, isPending, isError } = signIn;
  const enter = useCallback(
    (pin: string) => {
      if (pin.length >= SHORTEST_PIN && !isPending) mutate({ userId: person.id, pin });
    },
    [mutate, isPending, person.id],
  );
  const { pin, add, erase, clear } = usePinEntry(enter, true);
  useEffect(() => {
    if (isError) clear();
  }, [isError, clear]);
  return (
    <section className={classes.pinBox} aria-label={t('pinOf', { name: person.name })}>
      <PinDots title={t('pinOf', { name: person.name })} count={pin.length} />
      <p className={classes.refusal} role="alert">
        {isError && pin === '' ? refusalText(signIn.error) : ''}
      </p>
      <PinPad
        onDigit={add}
        onErase={erase}
        onEnter={() => enter(pin)}
        canEnter={pin.length >= SHORTEST_PIN}
        isBusy={isPending}
      />
      <p className={classes.hint}>{cartWaits ? t('cartWaits') : ''}</p>
    </section>
  );
}
