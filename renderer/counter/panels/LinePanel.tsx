import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareFefo, whyNotSellable } from '../../../shared/cart/allocate.ts';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { isLineAboveCap } from '../../../shared/cart/discount-cap.ts';
import { beginsLikeName } from '../../../shared/cart/read-search.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { Money } from '../../ui/Money.tsx';
import { readDiscount } from '../cart/read-discount.ts';
import { useCounter } from '../counter-context.ts';
import { dispatchCart, showView, updateCounter, useCounterState } from '../counter-store.ts';
import choice from './batch-choice.module.css';
import { CapNote } from './CapNote.tsx';
import { Panel } from './Panel.tsx';
import { PricePanel } from './PricePanel.tsx';
import classes from './panel.module.css';

/** One line in detail: quantity, its own discount, the batch it is sold from. */
export function LinePanel({ lineId }: { lineId: string }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const can = useCan();
  const { priced, refused, adding, capBp } = useCounter();
  const line = useCounterState(({ cart }) => cart.draft.lines.find((each) => each.lineId === lineId));
  const product = useCounterState(({ cart }) =>
    line?.kind === 'product' ? cart.products[line.productId] : undefined,
  );
  const price = priced.get(lineId);
  const [quantity, setQuantity] = useState('');
  const [discountText, setDiscountText] = useState('');
  const [isChecked, setChecked] = useState(false);
  if (!line) return <Panel title={t('view.line')}>{null}</Panel>;
  if (line.kind === 'product' && product && refused.get(lineId)?.code === 'NO_PRICE')
    return <PricePanel line={line} product={product} />;
  const amount = price?.amount ?? null;
  const discount =
    amount === null || discountText.trim() === '' ? undefined : readDiscount(discountText, amount);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (discount === null) return;
    if (quantity.trim() !== '' && !adding.setQuantity(lineId, quantity)) return;
    if (discount !== undefined) dispatchCart({ type: 'set-discount', lineId, discount });
    showView({ kind: 'search' });
  };
  const typeQuantity = (text: string, event: Event) => {
    const isComposing = event instanceof InputEvent && event.isComposing;
    // Whoever types a name looks at the search box in their mind; the name belongs there.
    if (!isComposing && beginsLikeName(text)) updateCounter({ view: { kind: 'search' }, searchText: text });
    else setQuantity(text);
  };
  const title = line.kind === 'open' ? line.name : product ? format.names(product).first : '';
  return (
    <Panel title={title}>
      <form onSubmit={apply} noValidate style={{ display: 'grid', gap: 16 }}>
        <TextInput
          label={t('line.quantity')}
          description={t('line.quantityHint')}
          size="lg"
          autoFocus
          autoComplete="off"
          placeholder={price && product ? describeQuantity(product, price.quantity, format.language) : ''}
          value={quantity}
          onChange={(event) => typeQuantity(event.currentTarget.value, event.nativeEvent)}
        />
        {can('sales.discount') ? (
          <TextInput
            label={t('line.discountLabel')}
            description={t('discount.hint')}
            size="lg"
            autoComplete="off"
            placeholder={price && price.discount > 0 ? format.taka(price.discount) : ''}
            value={discountText}
            error={isChecked && discount === null ? t('discount.wrong') : null}
            onChange={(event) => setDiscountText(event.currentTarget.value)}
          />
        ) : null}
        {amount !== null && discount ? (
          <CapNote isAbove={isLineAboveCap({ amount, discount }, capBp)} />
        ) : null}
        {line.kind === 'product' && product ? (
          <BatchChoice product={product} chosenId={line.batchId} lineId={lineId} />
        ) : null}
        <Button type="submit" size="lg">
          {t('line.apply')}
        </Button>
      </form>
    </Panel>
  );
}

function BatchChoice({
  product,
  chosenId,
  lineId,
}: {
  product: ProductDto;
  chosenId: string | null;
  lineId: string;
}) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { rules } = useCounter();
  const batches = product.batches.filter((batch) => batch.onHand > 0).toSorted(compareFefo);
  if (batches.length === 0) return null;
  const choose = (batchId: string | null) => dispatchCart({ type: 'choose-batch', lineId, batchId });
  return (
    <fieldset className={choice.batches}>
      <legend className={classes.section}>{t('batch.title')}</legend>
      <label className={choice.batch}>
        <input type="radio" name="batch" checked={chosenId === null} onChange={() => choose(null)} />
        <span>{t('batch.auto')}</span>
      </label>
      {batches.map((batch) => {
        const reason = whyNotSellable(batch, rules.businessDay);
        const rate = batch.price ?? batch.mrp;
        return (
          <label key={batch.id} className={choice.batch} data-off={reason !== null || undefined}>
            <input
              type="radio"
              name="batch"
              disabled={reason !== null}
              checked={chosenId === batch.id}
              onChange={() => choose(batch.id)}
            />
            <span className={choice.batchText}>
              <strong>{batch.batchNo ? format.code(batch.batchNo) : t('batch.unnamed')}</strong>
              <span>
                {[
                  batch.expiry ? t('line.expiry', { date: format.expiry(batch.expiry) }) : '',
                  describeQuantity(product, batch.onHand, format.language),
                  reason ? t(`batch.${reason}`) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {rate ? (
              <span className={choice.batchRate}>
                <Money amount={rate.amount} /> / {describeQuantity(product, rate.per, format.language)}
              </span>
            ) : null}
          </label>
        );
      })}
    </fieldset>
  );
}
