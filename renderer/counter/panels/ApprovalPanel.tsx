import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { needsApproval } from '../../../shared/cart/discount-cap.ts';
import type { TenderInput } from '../../../shared/contract/sales.contract.ts';
import { orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { PinDots } from '../../session/PinDots.tsx';
import { useSession } from '../../session/session-store.ts';
import { SHORTEST_PIN, usePinEntry } from '../../session/use-pin-entry.ts';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { paymentStore } from '../pay/payment-store.ts';
import { useCheckout } from '../pay/use-checkout.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

const LIST = 'approvers';

/** Somebody whose cap covers the discount allows it with a PIN, and the same sale goes on; the seller stays signed in. */
export function ApprovalPanel({ tenders }: { tenders: readonly TenderInput[] }) {
  const { t } = useTranslation('counter');
  const { t: role } = useTranslation('session');
  const format = useFormat();
  const refusalText = useRefusalText();
  const counter = useCounter();
  const { user, discountCapBp } = useSession();
  const checkout = useCheckout();
  const { isBusy, error } = useStore(paymentStore);
  const caps = counter.settings.counter.discountCapBp;
  const people = (useQuery(orpc.session.people.queryOptions({ input: {} })).data?.items ?? []).filter(
    (person) => person.id !== user.id && !needsApproval(counter.preview, caps[person.role] ?? 0),
  );
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, people.length - 1));
  const person = people[at];
  const enter = useCallback(
    (pin: string) => {
      if (person && pin.length >= SHORTEST_PIN) checkout(counter, tenders, { userId: person.id, pin });
    },
    [person, checkout, counter, tenders],
  );
  const { pin, clear } = usePinEntry(enter, person !== undefined && !isBusy);
  const notice = useCounterState((state) => state.notice);
  // A scan refused here (each says so anew) typed its digits into the PIN; Enter must not send a guess that nobody made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: emptied at every notice
  useEffect(clear, [notice, clear]);
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
    <Panel title={t('view.approval')}>
      <p>{t('approval.why', { percent: format.number(discountCapBp / 100) })}</p>
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
                <span className={classes.second}>{role(`role.${one.role}`)}</span>
              </span>
            )}
          </ChoiceList>
          <PinDots title={role('pinOf', { name: person.name })} count={pin.length} />
        </>
      ) : (
        <p>{t('approval.nobody')}</p>
      )}
      <p role="alert" className={classes.notice} style={{ padding: 0 }}>
        {isRefused && pin === '' ? refusalText(error) : ''}
      </p>
      <p className={classes.muted}>{t('approval.keys')}</p>
    </Panel>
  );
}
