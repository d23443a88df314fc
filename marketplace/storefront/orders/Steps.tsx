import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import { reasonIn } from '../../../shared/marketplace/quick-reason.ts';
import { useFormat, useLanguage } from '../i18n/use-format.ts';
import ui from '../ui/ui.module.css';
import { type Step, saidWith, stepsOf, takenAt } from './order-steps.ts';
import classes from './orders.module.css';

/** The way of an order, step under step, each with when it was taken and what was said. */
export function Steps({ order }: { order: OrderDto }) {
  const { t } = useTranslation();
  const format = useFormat();
  const language = useLanguage();
  // A wait that is behind is what it waited for.
  const name = (status: OrderStatus, state: Step['state']) =>
    state === 'done' && (status === 'requested' || status === 'awaiting-payment')
      ? t(`order.done.${status}`)
      : t(`status.${status}`);
  return (
    <ol className={classes.steps}>
      {stepsOf(order).map(({ status, state }) => {
        const event = takenAt(order, status);
        const said = event ? reasonIn(saidWith(event), language) : '';
        return (
          <li
            key={status}
            className={classes.step}
            data-state={state}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <span className={classes.mark}>
              {state === 'done' ? <IconCheck size={18} stroke={3} aria-hidden /> : null}
              {state === 'failed' ? <IconX size={18} stroke={3} aria-hidden /> : null}
            </span>
            <span>
              <strong>{name(status, state)}</strong>
              {event && state !== 'next' ? (
                <span className={`${ui.small} ${ui.muted}`} style={{ display: 'block' }}>
                  {format.moment(event.at)}
                  {said === '' ? '' : ` · ${said}`}
                </span>
              ) : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
