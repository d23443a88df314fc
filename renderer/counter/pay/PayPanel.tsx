import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { Panel } from '../panels/Panel.tsx';
import { playSound } from '../sounds.ts';
import { PayFields } from './PayFields.tsx';
import { PayOptions } from './PayOptions.tsx';
import { PayOutcome } from './PayOutcome.tsx';
import { PayRefusal } from './PayRefusal.tsx';
import classes from './pay.module.css';
import { QuickCash } from './QuickCash.tsx';
import { TakenParts } from './TakenParts.tsx';
import { TenderTiles } from './TenderTiles.tsx';
import { isElectronic, type PaymentProblem, usePayment } from './use-payment.ts';

/** After a click on a tile, a choice or nothing at all, the keys belong to the amount again. */
function useAmountFocus(amountField: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onPointer = () => {
      const at = document.activeElement;
      const isField = at instanceof HTMLInputElement && at.type !== 'checkbox';
      const isOpenChoice = at instanceof HTMLSelectElement;
      if (!isField && !isOpenChoice) amountField.current?.focus();
    };
    const onChange = ({ target }: Event) => {
      if (target instanceof HTMLSelectElement) amountField.current?.focus();
    };
    window.addEventListener('click', onPointer);
    window.addEventListener('change', onChange);
    return () => {
      window.removeEventListener('click', onPointer);
      window.removeEventListener('change', onChange);
    };
  }, [amountField]);
}

/** Paying: the amount due in the largest type, how it is paid, what is left and what to give back. */
export function PayPanel() {
  const { t } = useTranslation('counter');
  const counter = useCounter();
  const isEmpty = useCounterState((state) => state.cart.draft.lines.length === 0);
  const amountField = useRef<HTMLInputElement>(null);
  const trxField = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<PaymentProblem | null>(null);
  const [isInTrx, setInTrx] = useState(false);
  const sounds = counter.settings.counter.sounds;
  const onProblem = useCallback(
    (problem: PaymentProblem) => {
      setShown(problem);
      const field = problem === 'trx' ? trxField.current : amountField.current;
      // Coming to an empty TrxID field is the way on, not a mistake.
      if (problem !== 'trx' || document.activeElement === field) playSound('refuse', sounds);
      field?.focus();
    },
    [sounds],
  );
  useAmountFocus(amountField);
  const payment = usePayment(counter, onProblem);
  const { kind } = payment;
  const needsAlt = isInTrx && isElectronic(kind);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tender begins at its first field
  useEffect(() => {
    // A wallet pays all that is left unless told otherwise, and needs only its TrxID; ↑ leads to the amount.
    const field = isElectronic(kind) ? trxField.current : amountField.current;
    field?.focus();
    field?.select();
  }, [kind, payment.taken.length]);
  if (isEmpty) return <Panel title={t('view.pay')}>{null}</Panel>;
  return (
    <Panel title={t('view.pay')} foot={<PayOptions payment={payment} needsAlt={needsAlt} />}>
      <p className={classes.due}>
        <span>{t(payment.taken.length > 0 ? 'pay.left' : 'pay.due')}</span>
        <Money
          amount={payment.taken.length > 0 ? payment.left : payment.total}
          className={classes.dueAmount}
        />
      </p>
      <PayRefusal error={payment.error} />
      <TakenParts payment={payment} />
      <TenderTiles payment={payment} needsAlt={needsAlt} />
      <PayFields
        payment={payment}
        problem={shown}
        amountField={amountField}
        trxField={trxField}
        onTrxFocus={setInTrx}
      />
      {kind === 'cash' ? <QuickCash payment={payment} /> : null}
      {isElectronic(kind) ? <PayOutcome payment={payment} /> : null}
    </Panel>
  );
}
