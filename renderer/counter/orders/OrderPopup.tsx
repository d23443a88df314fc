import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopEvent } from '../../../shared/contract/events.contract.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { isFinal } from '../../../shared/marketplace/order-status.ts';
import { orpc } from '../../api/client.ts';
import { onShopEvent } from '../../api/event-stream.ts';
import { useStore } from '../../api/external-store.ts';
import { useCan } from '../../session/session-store.ts';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { ringForOrder } from '../sounds.ts';
import { LostAnswers } from './LostAnswers.tsx';
import { lostAnswers } from './lost-answers.ts';
import { OrderCard } from './OrderCard.tsx';
import { OverOrder } from './OrderProblem.tsx';
import classes from './order-card.module.css';

/** What goes wrong with an order by its customer or by time, after the shop took it on. */
const AFTER_ACCEPT: ReadonlySet<string> = new Set([
  'CANCELLED_AFTER_ACCEPT',
  'CART_OPEN',
  'CANCELLED_AFTER_SALE',
]);

/** How many there are, where it is more than the one that is shown. */
function Count({ of: orders }: { of: readonly unknown[] }) {
  const { t } = useTranslation('market');
  return orders.length > 1 ? ` (${t('orders.several', { count: orders.length })})` : null;
}

/** A new order, and one that came to nothing, of the marketplace at every till, with sound and timer, below the search: it covers nothing and takes no focus. */
export function OrderPopup() {
  const { t } = useTranslation('market');
  const can = useCan();
  const { settings } = useCounter();
  const view = useCounterState((state) => state.view.kind);
  const isGivingBack = useCounterState((state) => state.lastSale !== null);
  const ring = useEffectEvent((event: ShopEvent) => ringForOrder(event, settings.counter.sounds));
  useEffect(() => onShopEvent((event) => ring(event)), []);
  const orders = useQuery({
    ...orpc.marketplace.orders.queryOptions({ input: { open: true, limit: 100 }, retry: false }),
    enabled: can('marketplace.orders'),
  });
  const all = (orders.data?.items ?? []).toReversed();
  const fresh = all.filter(({ status }) => status === 'requested');
  const lost = useStore(lostAnswers);
  const [writing, setWriting] = useState<ShopOrderDto | null>(null);
  // What somebody writes an answer to stays, though it was answered elsewhere: the keys would fall into the search.
  const written = writing && (all.find(({ order }) => order.id === writing.order.id) ?? writing);
  // Whoever packs it must know at once: goods that nobody wants any more are not sent. The card that is written to says so of its own.
  const over = all.filter(
    (each) => each !== written && isFinal(each.status) && AFTER_ACCEPT.has(each.problem),
  );
  const [first] = fresh;
  const [firstOver] = over;
  // In place of a payment or a panel nothing may come between; the bar above says that it waits.
  const asked = written ?? first;
  const shown = asked ?? firstOver;
  if ((!shown && lost.length === 0) || view !== 'search') return null;
  const title = t(asked ? 'orders.new' : firstOver ? 'orders.cameToNothing' : 'orders.lostTitle');
  const isTwo = [asked, firstOver, lost[0]].filter(Boolean).length > 1;
  return (
    <aside
      className={classes.popup}
      aria-label={title}
      aria-live="polite"
      data-two={isTwo || undefined}
      data-small={isGivingBack || undefined}
    >
      <LostAnswers />
      {asked && firstOver ? (
        // Above a new order, which would push it out of sight, it says the least that has to be known.
        <OverOrder shown={firstOver}>
          <Count of={over} />
        </OverOrder>
      ) : null}
      {shown ? (
        <>
          <div className={classes.more}>
            {title}
            <Count of={asked ? fresh : over} />
          </div>
          <OrderCard
            key={shown.order.id}
            shown={shown}
            isGone={shown === written && !fresh.includes(shown)}
            onWriting={setWriting}
          />
        </>
      ) : null}
    </aside>
  );
}
