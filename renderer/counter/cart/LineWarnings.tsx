import { ORPCError } from '@orpc/client';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import { shelfOn } from '../../../shared/cart/promised.ts';
import type { CartLineInput, Warning } from '../../../shared/contract/sales.contract.ts';
import { asRefusal, useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { MUST_BE_SEEN, unseenWarnings, useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { chordLabel } from '../keys/key-names.ts';
import classes from './cart.module.css';
import { expiryWarning } from './expiry-warning.ts';

const ORDERS_NAMED = 2;

/** The orders by number; of many the first ones only. */
function namedOrders(codes: readonly string[]): string {
  const named = [...new Set(codes)];
  return `${named.slice(0, ORDERS_NAMED).join(', ')}${named.length > ORDERS_NAMED ? ', …' : ''}`;
}

/** What stands in the way of selling the line, or is worth a look, with the key that settles it. */
export function LineWarnings({ line }: { line: CartLineInput }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const { priced, refused, reserved, blocked, chords, above, capBp, rules } = useCounter();
  const problem = useCounterState((state) => state.lineProblems[line.lineId]);
  const product = useCounterState(({ cart }) =>
    line.kind === 'product' ? cart.products[line.productId] : undefined,
  );
  const price = priced.get(line.lineId);
  const refusal = refused.get(line.lineId);
  const isUnpriced = refusal?.code === 'NO_PRICE';
  const unseen = new Set<Warning>(price ? unseenWarnings(price) : []);
  const warnings = price?.warnings ?? [];
  const isBlocked = blocked.has(line.lineId);
  const textOf = (warning: Warning) => {
    if (warning === 'near-expiry' && price) {
      const { kind, count } = expiryWarning(price.allocations, rules.businessDay);
      return t(`warning.${kind}`, { count });
    }
    if (warning === 'promised' && product) {
      const kept = reserved.filter(({ productId }) => productId === product.id);
      const promised = kept.reduce((sum, { quantity }) => sum + quantity, 0);
      const there = Math.max(0, shelfOn(product.batches, rules.businessDay));
      return t(promised > there ? 'warning.promisedMore' : 'warning.promised', {
        promised: describeQuantity(product, promised, format.language),
        there: describeQuantity(product, there, format.language),
        orders: namedOrders(kept.map(({ code }) => format.code(code))),
      });
    }
    if (warning !== 'oversell' || !price || !product) return t(`warning.${warning}`);
    const there = price.quantity - price.shortage;
    // The goods lie on the shelf, and nobody may sell them: a count of zero would be looked for in vain.
    if (there <= 0 && product.onHand > product.sellable) return t('stock.onlyExpired');
    return t(isBlocked ? 'warning.outOfStock' : 'warning.oversell', {
      quantity: describeQuantity(product, there, format.language),
    });
  };
  // With fresh stock the line says the same in packs.
  const told = asRefusal(problem);
  const isSaidAlready =
    (told?.code === 'OUT_OF_STOCK' && warnings.includes('oversell')) ||
    (told?.code === 'NOT_ACKNOWLEDGED' && warnings.some((warning) => warning === told.data.warning));
  const refusedText = refusal
    ? refusalText(new ORPCError(refusal.code, { data: refusal.data }))
    : problem !== undefined && !isSaidAlready
      ? refusalText(problem)
      : null;
  return (
    <>
      {refusedText ? (
        <p className={classes.warning} data-tone="danger" role="alert">
          <IconAlertTriangle size={18} aria-hidden />
          <span className={classes.warningText}>{refusedText}</span>
          {isUnpriced ? (
            <span className={classes.settle}>
              <KeyHint label={chordLabel(chords['line-details'])} /> {t('firstPrice.give')}
            </span>
          ) : null}
        </p>
      ) : null}
      {above.lineIds.has(line.lineId) ? (
        <p className={classes.warning} data-tone="attention">
          <IconAlertTriangle size={18} aria-hidden />
          {t('discount.above', { percent: format.number(capBp / 100) })}
          <span className={classes.settle}>
            <KeyHint label={chordLabel(chords['line-details'])} /> {t('discount.lower')}
          </span>
        </p>
      ) : null}
      {warnings.map((warning) => {
        const isDanger = warning === 'oversell' && isBlocked;
        const canBeSeen = unseen.has(warning) && !isDanger;
        const isSeen = !isDanger && !unseen.has(warning) && MUST_BE_SEEN.has(warning);
        return (
          <p
            key={warning}
            className={classes.warning}
            data-tone={isDanger ? 'danger' : isSeen ? 'seen' : 'attention'}
          >
            {isSeen ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
            <span className={classes.warningText}>{textOf(warning)}</span>
            {canBeSeen ? (
              <span className={classes.settle}>
                <KeyHint label={chordLabel(chords.acknowledge)} /> {t('action.acknowledge')}
              </span>
            ) : null}
          </p>
        );
      })}
    </>
  );
}
