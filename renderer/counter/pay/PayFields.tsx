import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounter } from '../counter-context.ts';
import { counterStore, dispatchCart } from '../counter-store.ts';
import { chordLabel, type PressedKey, scannedCharacter } from '../keys/key-names.ts';
import { PayOutcome } from './PayOutcome.tsx';
import classes from './pay.module.css';
import { isTrxRefusal, refusedPart } from './payment-store.ts';
import { quickAmounts } from './QuickCash.tsx';
import { RECEIPT_LANGUAGES } from './receipt-languages.ts';
import { tenderOfKey } from './tender-keys.ts';
import { typedAmount } from './typed-amount.ts';
import { isElectronic, type PaymentProblem, type PaymentView } from './use-payment.ts';

type Props = {
  payment: PaymentView;
  problem: PaymentProblem | null;
  amountField: RefObject<HTMLInputElement | null>;
  trxField: RefObject<HTMLInputElement | null>;
  /** The TrxID field got the focus, or lost it: there letters are text, and choose a tender only with Alt. */
  onTrxFocus: (hasFocus: boolean) => void;
};

/** A sign of another keyboard layout, where the key's place says which Latin letter or digit of a TrxID it is. */
function isForeignSign(event: PressedKey): boolean {
  return /^[\u0080-\uffff]$/u.test(event.key) && scannedCharacter(event) !== null;
}

/** Shows the receipt in the next language for this sale. */
function nextLanguage(): void {
  const { receiptLanguage } = counterStore.get().cart.draft;
  const at = RECEIPT_LANGUAGES.indexOf(receiptLanguage);
  dispatchCart({
    type: 'set-receipt-language',
    language: RECEIPT_LANGUAGES[(at + 1) % RECEIPT_LANGUAGES.length] ?? null,
  });
}

/** The amount (digits only: letters choose the tender) and, for electronic money, its transaction id. */
export function PayFields({ payment, problem, amountField, trxField, onTrxFocus }: Props) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { chords } = useCounter();
  const hasTrx = isElectronic(payment.kind);
  const refusalText = useRefusalText();
  const shown = payment.problem !== null && payment.problem === problem ? problem : null;
  const refused = refusedPart(payment);
  const refusedKind = typeof refused === 'number' ? payment.taken[refused]?.kind : undefined;
  const trxRefusal = [
    isTrxRefusal(payment.error) ? refusalText(payment.error) : '',
    refusedKind ? t('pay.partRefused', { tender: t(`tender.${refusedKind}`) }) : '',
  ]
    .join(' ')
    .trim();

  /** What a letter does while money is taken; false where it does nothing. */
  const onLetter = (code: string): boolean => {
    const kind = tenderOfKey(code);
    if (kind) payment.choose(kind);
    else if (code === 'KeyP') payment.togglePrint();
    else if (code === 'KeyL') nextLanguage();
    else return false;
    return true;
  };
  const onAmountKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.ctrlKey || event.metaKey) return;
    if (event.altKey) {
      const amount = quickAmounts(payment)[Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) - 1];
      if (amount === undefined || payment.kind !== 'cash') return;
      payment.take(amount);
    } else if (event.key === 'Enter') payment.take();
    else if (event.key === 'ArrowDown' && hasTrx) trxField.current?.focus();
    else if (event.key === 'Backspace' && payment.amountText === '' && payment.taken.length > 0)
      payment.removeTaken(payment.taken.length - 1);
    else if (!onLetter(event.code)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classes.fields}>
      <label className={classes.field}>
        <span>{t(payment.kind === 'cash' ? 'pay.received' : 'pay.amount')}</span>
        <input
          ref={amountField}
          className={classes.amount}
          inputMode="decimal"
          autoComplete="off"
          placeholder={format.taka(payment.left, { sign: false })}
          value={payment.amountText}
          aria-invalid={shown === 'amount' || shown === 'too-much'}
          aria-describedby="pay-problem"
          onChange={(event) =>
            payment.setAmountText(typedAmount(payment.amountText, event.currentTarget.value, format.language))
          }
          onKeyDown={onAmountKey}
        />
      </label>
      {hasTrx ? (
        <label className={classes.field}>
          <span>{t('pay.trxId')}</span>
          <input
            ref={trxField}
            className={classes.amount}
            autoComplete="off"
            spellCheck={false}
            maxLength={40}
            value={payment.trxId}
            aria-invalid={shown === 'trx' || refused === 'fields'}
            aria-describedby="pay-problem"
            onChange={(event) => payment.setTrxId(toLatinDigits(event.currentTarget.value))}
            onFocus={() => onTrxFocus(true)}
            onBlur={() => onTrxFocus(false)}
            onKeyDown={(event) => {
              const isChosen = event.altKey && !event.ctrlKey && !event.metaKey && onLetter(event.code);
              // Alt+L leaves the till elsewhere; here it is the receipt's language, as the options say.
              if (isChosen) event.stopPropagation();
              else if (isForeignSign(event)) {
                const field = event.currentTarget;
                const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
                field.setRangeText(scannedCharacter(event) ?? '', start, end, 'end');
                payment.setTrxId(field.value);
              } else if (event.key === 'Enter') payment.take();
              else if (event.key === 'ArrowUp') amountField.current?.focus();
              else return;
              event.preventDefault();
            }}
          />
        </label>
      ) : (
        <PayOutcome payment={payment} />
      )}
      <p id="pay-problem" className={classes.problem} role="alert">
        {trxRefusal || (shown ? t(`pay.problem.${shown}`, { customer: chordLabel(chords.customer) }) : '')}
      </p>
    </div>
  );
}
