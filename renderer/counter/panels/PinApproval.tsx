import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiOutput } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { PinDots } from '../../session/PinDots.tsx';
import { SHORTEST_PIN, usePinEntry } from '../../session/use-pin-entry.ts';
import { useCounterState } from '../counter-store.ts';
import { ChoiceList } from './ChoiceList.tsx';
import classes from './panel.module.css';

const LIST = 'approvers';

/** Somebody who may approve. */
export type Approver = ApiOutput['session']['people']['items'][number];

type Props = {
  people: readonly Approver[];
  /** Said where there is nobody to choose. */
  nobody: string;
  isBusy: boolean;
  /** Why the last PIN did not do; null for none. */
  error: unknown;
  onEnter: (approval: { userId: string; pin: string }) => void;
};

/** Who approves and that person's PIN, by the keys alone; the seller stays signed in. */
export function PinApproval({ people, nobody, isBusy, error, onEnter }: Props) {
  const { t } = useTranslation('counter');
  const { t: session } = useTranslation('session');
  const refusalText = useRefusalText();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, people.length - 1));
  const person = people[at];
  const enter = useCallback(
    (pin: string) => {
      if (person && pin.length >= SHORTEST_PIN) onEnter({ userId: person.id, pin });
    },
    [person, onEnter],
  );
  const { pin, clear } = usePinEntry(enter, person !== undefined && !isBusy);
  const notice = useCounterState((state) => state.notice);
  const flash = useCounterState((state) => state.flash);
  const waiting = useCounterState((state) => state.waiting);
  // A scan typed its digits into the PIN, whether it was refused here or taken; Enter must not send a guess that nobody made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: emptied whatever a scan brought about
  useEffect(clear, [notice, flash, waiting, clear]);
  const isRefused = error !== null && !isBusy;
  useEffect(() => {
    if (isRefused) clear();
  }, [isRefused, clear]);
  useEffect(() => {
    // The search box is gone; a button that kept the focus would take the Enter.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (step === 0) return;
      event.preventDefault();
      clear();
      setChosen((now) => Math.max(0, Math.min(people.length - 1, now + step)));
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [people.length, clear]);
  return (
    <>
      {person ? (
        <>
          <p className={classes.section}>{t('approval.who')}</p>
          <ChoiceList
            id={LIST}
            label={t('approval.who')}
            items={people}
            at={at}
            keyOf={({ id }) => id}
            onChoose={(one) => {
              clear();
              setChosen(people.indexOf(one));
            }}
          >
            {(one) => (
              <span className={classes.main}>
                <span className={classes.name}>{one.name}</span>
                <span className={classes.second}>{session(`role.${one.role}`)}</span>
              </span>
            )}
          </ChoiceList>
          <PinDots title={session('pinOf', { name: person.name })} count={pin.length} />
        </>
      ) : (
        <p>{nobody}</p>
      )}
      <p role="alert" className={classes.notice} style={{ padding: 0 }}>
        {isRefused && pin === '' ? refusalText(error) : ''}
      </p>
      <p className={classes.muted}>{t('approval.keys')}</p>
    </>
  );
}
