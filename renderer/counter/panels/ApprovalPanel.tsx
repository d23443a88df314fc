import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { forCaps } from '../../../shared/cart/agreed-cart.ts';
import { needsApproval } from '../../../shared/cart/discount-cap.ts';
import type { TenderInput } from '../../../shared/contract/sales.contract.ts';
import { orpc } from '../../api/client.ts';
import { useStore } from '../../api/external-store.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useSession } from '../../session/session-store.ts';
import { useCounter } from '../counter-context.ts';
import { paymentStore } from '../pay/payment-store.ts';
import { useCheckout } from '../pay/use-checkout.ts';
import { Panel } from './Panel.tsx';
import { PinApproval } from './PinApproval.tsx';

/** Somebody whose cap covers the discount allows it with a PIN, and the same sale goes on; the seller stays signed in. */
export function ApprovalPanel({ tenders }: { tenders: readonly TenderInput[] }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const counter = useCounter();
  const { user, discountCapBp } = useSession();
  const checkout = useCheckout();
  const { isBusy, error } = useStore(paymentStore);
  const caps = counter.settings.counter.discountCapBp;
  const bill = forCaps(counter.agreement, counter.preview);
  const people = (useQuery(orpc.session.people.queryOptions({ input: {} })).data?.items ?? []).filter(
    (person) => person.id !== user.id && !needsApproval(bill, caps[person.role] ?? 0),
  );
  const approve = useCallback(
    (approval: { userId: string; pin: string }) => checkout(counter, tenders, approval),
    [checkout, counter, tenders],
  );
  return (
    <Panel title={t('view.approval')}>
      <p>{t('approval.why', { percent: format.number(discountCapBp / 100) })}</p>
      <PinApproval
        people={people}
        nobody={t('approval.nobody')}
        isBusy={isBusy}
        error={error}
        onEnter={approve}
      />
    </Panel>
  );
}
