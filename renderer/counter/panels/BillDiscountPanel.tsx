import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forCaps } from '../../../shared/cart/agreed-cart.ts';
import { aboveCap } from '../../../shared/cart/discount-cap.ts';
import { type Paisa, paisa } from '../../../shared/money/money.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { readDiscount } from '../cart/read-discount.ts';
import { useCounter } from '../counter-context.ts';
import { dispatchCart, showView } from '../counter-store.ts';
import { bringToAgreed } from '../orders/bring-to-agreed.ts';
import { CapNote } from './CapNote.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';

/** A discount on the whole bill, in taka or percent. */
export function BillDiscountPanel() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { preview, capBp, agreement } = useCounter();
  const [text, setText] = useState('');
  const [isChecked, setChecked] = useState(false);
  const amount = paisa(preview.subtotal - preview.lineDiscount);
  const discount = readDiscount(text, amount);
  const isAbove = (billDiscount: Paisa) =>
    aboveCap(forCaps(agreement, { ...preview, billDiscount }), capBp).isBill;
  const bring = () => {
    if (agreement) bringToAgreed(agreement);
    showView({ kind: 'search' });
  };
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (agreement && text.trim() === '') {
      bring();
      return;
    }
    setChecked(true);
    if (discount === null) return;
    dispatchCart({ type: 'set-bill-discount', discount });
    showView({ kind: 'search' });
  };
  return (
    <Panel title={t('view.bill-discount')}>
      <form onSubmit={apply} noValidate style={{ display: 'grid', gap: 16 }}>
        <TextInput
          label={t('discount.label')}
          description={t(agreement ? 'discount.hintAgreed' : 'discount.hint')}
          size="lg"
          autoFocus
          autoComplete="off"
          value={text}
          error={isChecked && discount === null ? t('discount.wrong') : null}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <p className={classes.muted}>
          {t('discount.result', { discount: format.taka(discount ?? paisa(0)), amount: format.taka(amount) })}
        </p>
        {agreement && agreement.discount > 0 ? (
          <p className={classes.muted}>{t('discount.agreed', { amount: format.taka(agreement.discount) })}</p>
        ) : null}
        <CapNote isAbove={discount !== null && isAbove(discount)} />
        {agreement ? (
          <Button
            size="lg"
            variant="default"
            onClick={bring}
            rightSection={text === '' ? <KeyHint label="Enter" /> : null}
          >
            {t('discount.bringAll')}
          </Button>
        ) : null}
        <Button type="submit" size="lg">
          {t('discount.apply')}
        </Button>
      </form>
    </Panel>
  );
}
