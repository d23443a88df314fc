import { IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { describeQuantity } from '../../../shared/cart/describe-quantity.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { type BaseUnits, baseUnits } from '../../../shared/money/money.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import classes from '../cart/cart.module.css';
import { useCounterState } from '../counter-store.ts';

/** Says that goods of the line were promised to a customer of the marketplace. It stops nothing: the till always wins. */
export function PromisedOnline({ product, quantity }: { product: ProductDto; quantity: BaseUnits }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const draftId = useCounterState(({ cart }) => cart.draft.id);
  const reserved = useQuery(orpc.marketplace.reserved.queryOptions({ input: {}, retry: false })).data?.items;
  const others = (reserved ?? []).filter((each) => each.productId === product.id && each.draftId !== draftId);
  const promised = baseUnits(others.reduce((sum, each) => sum + each.quantity, 0));
  if (promised === 0 || !product.isCounted || quantity <= product.sellable - promised) return null;
  const codes = others.map(({ code }) => format.code(code)).join(', ');
  return (
    <p className={classes.warning} data-tone="attention">
      <IconWorld size={18} aria-hidden />
      {t('orders.promised', { quantity: describeQuantity(product, promised, format.language), code: codes })}
    </p>
  );
}
