import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { agreementOn, forCaps } from '../../shared/cart/agreed-cart.ts';
import { type CartState, previewCart } from '../../shared/cart/cart-state.ts';
import type { CartRules, PricedCart, PricedLine } from '../../shared/cart/cart-types.ts';
import { aboveCap } from '../../shared/cart/discount-cap.ts';
import { paidAhead } from '../../shared/cart/order-due.ts';
import { promisedToOthers } from '../../shared/cart/promised.ts';
import { paisa } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import { orpc } from '../api/client.ts';
import { useSession } from '../session/session-store.ts';
import type { CounterContextValue } from './counter-context.ts';
import { useCounterState } from './counter-store.ts';
import { chordsOf } from './keys/hotkeys.ts';
import { useOrderOfCart } from './orders/use-cart-order.ts';
import { useReservedForOthers } from './orders/use-reserved.ts';
import { useMinute } from './use-minute.ts';

/** What the counter knows before its actions are bound. */
export type CounterBase = Omit<CounterContextValue, 'act' | 'adding'>;

function blockedLines(preview: PricedCart, { products }: CartState): ReadonlySet<string> {
  const isBlocked = ({ input, warnings }: PricedLine) =>
    input.kind === 'product' &&
    warnings.includes('oversell') &&
    products[input.productId]?.oversell === 'block';
  return new Set(preview.lines.filter(isBlocked).map((line) => line.lineId));
}

/** Settings, rules and the priced cart; null until the settings are there. */
export function useCounterValue(): CounterBase | null {
  const settings = useQuery(orpc.settings.get.queryOptions({ input: {} })).data;
  const cart = useCounterState((state) => state.cart);
  const { discountCapBp } = useSession();
  const now = useMinute();
  const businessDay = businessDayOf(now, settings?.counter.dayStartHour ?? 0);
  const reserved = useReservedForOthers();
  const { order, agreed } = useOrderOfCart();
  const paidOnline = order ? paidAhead(order.order) : paisa(0);
  const rules = useMemo<CartRules | null>(
    () =>
      settings
        ? {
            businessDay,
            nearExpiryDays: settings.counter.nearExpiryDays,
            rounding: settings.counter.rounding,
            paidOnline,
            promised: promisedToOthers(reserved, null),
          }
        : null,
    [settings, businessDay, reserved, paidOnline],
  );
  const preview = useMemo(() => (rules ? previewCart(cart, rules) : null), [cart, rules]);
  return useMemo(() => {
    if (!settings || !rules || !preview) return null;
    const agreement = agreementOn(agreed, cart.draft.lines, preview);
    return {
      settings,
      rules,
      reserved,
      order,
      preview,
      priced: new Map(preview.lines.map((line) => [line.lineId, line])),
      refused: new Map(
        preview.refusals.flatMap(({ lineId, refusal }) => (lineId ? [[lineId, refusal] as const] : [])),
      ),
      blocked: blockedLines(preview, cart),
      capBp: discountCapBp,
      above: aboveCap(forCaps(agreement, preview), discountCapBp),
      agreement,
      chords: chordsOf(settings.counter.hotkeys),
    };
  }, [settings, rules, reserved, order, agreed, preview, cart, discountCapBp]);
}
