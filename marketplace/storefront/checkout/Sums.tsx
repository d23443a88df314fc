import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalData, useRefusalText } from '../api/refusal-text.ts';
import { QuoteFault } from '../cart/QuoteFault.tsx';
import type { useQuote } from '../cart/use-quote.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';
import classes from './checkout.module.css';
import type { Draft } from './draft.ts';

type Props = {
  quote: ReturnType<typeof useQuote>;
  draft: Draft;
  onPromo: (code: string) => void;
  /** To fetch it after all. */
  onPickup: () => void;
};

/** What it all costs, and a code that may make it less. */
export function Sums({ quote, draft, onPromo, onPickup }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [code, setCode] = useState(draft.promoCode);
  const { data, error } = quote;
  const refusal = useRefusalText();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPromo(code.trim().toUpperCase());
  };
  return (
    <div className={ui.stack}>
      <form className={classes.promo} onSubmit={submit}>
        <Field
          label={t('checkout.promo')}
          maxLength={20}
          autoCapitalize="characters"
          autoComplete="off"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" disabled={code.trim() === '' && draft.promoCode === ''}>
          {t('checkout.usePromo')}
        </Button>
      </form>
      {refusalData(error, 'PROMO_REFUSED') ? (
        <Notice
          tone="danger"
          action={
            <Button
              small
              onClick={() => {
                setCode('');
                onPromo('');
              }}
            >
              {t('checkout.dropPromo')}
            </Button>
          }
        >
          {refusal(error)}
        </Notice>
      ) : refusalData(error, 'BELOW_MINIMUM') || refusalData(error, 'OUT_OF_ZONE') ? (
        <Notice
          tone="danger"
          action={
            <Button small onClick={onPickup}>
              {t('checkout.pickup')}
            </Button>
          }
        >
          {refusal(error)}
        </Notice>
      ) : error ? (
        <QuoteFault quote={quote} />
      ) : null}
      {data ? (
        <div className={classes.sums} aria-live="polite">
          <div>
            <span>{t('cart.subtotal')}</span>
            <span>{format.taka(data.subtotal)}</span>
          </div>
          {data.discount > 0 ? (
            <div>
              <span>{t('checkout.discount')}</span>
              <span>{format.taka(-data.discount)}</span>
            </div>
          ) : null}
          {data.deliveryFee > 0 ? (
            <div>
              <span>{t('checkout.deliveryFee')}</span>
              <span>{format.taka(data.deliveryFee)}</span>
            </div>
          ) : null}
          <div className={classes.total}>
            <span>{t('checkout.total')}</span>
            <span>{format.taka(data.total)}</span>
          </div>
        </div>
      ) : error ? null : (
        <Skeleton rows={1} height={72} />
      )}
    </div>
  );
}
