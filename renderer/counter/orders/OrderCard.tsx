import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import { isFinal, isStepOf, mayMove } from '../../../shared/marketplace/order-status.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { useRest } from '../../ui/use-rest.ts';
import { AdjustOrder } from './AdjustOrder.tsx';
import { Countdown } from './Countdown.tsx';
import { useUnseen } from './looked.ts';
import { OrderLines } from './OrderLines.tsx';
import { OrderProblem } from './OrderProblem.tsx';
import classes from './order-card.module.css';
import { PickupCode } from './PickupCode.tsx';
import { PrescriptionButtons, PrescriptionPhoto } from './Prescriptions.tsx';
import { RejectOrder } from './RejectOrder.tsx';
import { useAnswer } from './use-answer.ts';
import { lacksCode } from './use-cart-order.ts';
import { useRingUpOrder } from './use-ring-up-order.ts';

type Props = {
  shown: ShopOrderDto;
  /** Which of the cards that are shown it is: another one comes to lie where somebody presses when one goes. */
  at?: number;
  /** The order's cart lies on the counter now. */
  onRingUp?: () => void;
  /** It was answered elsewhere, or is over, while an answer is written here. */
  isGone?: boolean;
  /** An answer to the order is being written; null once it no longer is. */
  onWriting?: (shown: ShopOrderDto | null) => void;
};

function Money({ shown }: { shown: ShopOrderDto }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const { total, paid, deliveryFee, discount, paymentStatus } = shown.order;
  const wayBack = paymentStatus === 'refund-due' || paymentStatus === 'refunded' ? paymentStatus : null;
  const { due } = shown;
  const collected = due?.how === 'counter' ? shown.tillTotal : paisa(total);
  return (
    <>
      {deliveryFee > 0 ? (
        <div className={classes.extra}>
          <span>{t('orders.deliveryFee')}</span>
          <span>{format.taka(paisa(deliveryFee))}</span>
        </div>
      ) : null}
      {discount > 0 ? (
        <div className={classes.extra}>
          <span>{t('orders.discount')}</span>
          <span>{format.taka(paisa(-discount))}</span>
        </div>
      ) : null}
      {collected === total ? null : (
        <div className={classes.extra}>
          <span>{t('orders.rounding')}</span>
          <span>{format.taka(paisa(collected - total))}</span>
        </div>
      )}
      {wayBack ? <div className={classes.muted}>{t(`orders.${wayBack}`)}</div> : null}
      <div className={classes.total}>
        <span className={classes.muted}>
          {paid > 0 ? t('orders.paid', { amount: format.taka(paisa(paid)) }) : null}{' '}
          {due
            ? t(due.how === 'online' ? 'orders.dueOnline' : 'orders.due', {
                amount: format.taka(due.amount),
              })
            : null}
        </span>
        <span>{format.taka(collected)}</span>
      </div>
    </>
  );
}

type Mode = 'adjust' | 'reject' | 'cancel';

type ActionProps = {
  shown: ShopOrderDto;
  answer: { isPending: boolean };
  say: (what: ShopAnswer) => void;
  ringUp: { isPending: boolean; start: () => void };
  /** Nobody has looked at the prescription who may, or whoever is signed in may not. */
  isHeldBack: boolean;
  rests: boolean;
  /** What has to be read before something is pressed. */
  notice: ReactNode;
  photos: ReactNode;
  onMode: (mode: Mode) => void;
};

/** What can be done now: the next step first and large, below it what else is possible. */
function Actions({ shown, answer, say, ringUp, isHeldBack, rests, notice, photos, onMode }: ActionProps) {
  const { t } = useTranslation('market');
  const { status, order } = shown;
  const isDelivery = order.fulfilment === 'delivery';
  const may = (next: typeof status) =>
    mayMove(status, next, 'shop') && isStepOf(next, order.fulfilment) && shown.saleId === null;
  const mayRingUp = shown.draftId !== null && shown.saleId === null;
  const mayLeave = may('on-the-way');
  const leave = (variant: string) => (
    <Button variant={variant} loading={answer.isPending} onClick={() => say({ kind: 'on-the-way' })}>
      {t('orders.onTheWay')}
    </Button>
  );
  const bring = (variant: string) => (
    <Button variant={variant} loading={ringUp.isPending} onClick={ringUp.start}>
      {t(isDelivery ? 'orders.delivered' : 'orders.toTill')}
    </Button>
  );
  return (
    <div className={`${classes.actions} ${classes.answers} ${classes.bottom}`}>
      {notice}
      {photos}
      <fieldset className={classes.next} disabled={rests}>
        {may('accepted') ? (
          <Button disabled={isHeldBack} loading={answer.isPending} onClick={() => say({ kind: 'accept' })}>
            {t('orders.accept')}
          </Button>
        ) : null}
        {mayLeave ? leave('filled') : mayRingUp ? bring('filled') : null}
      </fieldset>
      <fieldset className={classes.others} disabled={rests}>
        {mayLeave && mayRingUp ? bring('default') : null}
        {may('ready') ? (
          <Button variant="default" onClick={() => say({ kind: 'ready' })}>
            {t('orders.ready')}
          </Button>
        ) : null}
        {may('adjusted') ? (
          <Button variant="default" disabled={isHeldBack} onClick={() => onMode('adjust')}>
            {t('orders.adjust')}
          </Button>
        ) : null}
        {may('rejected') ? (
          <Button variant="outline" color="red" onClick={() => onMode('reject')}>
            {t('orders.reject')}
          </Button>
        ) : null}
        {may('cancelled') ? (
          <Button variant="subtle" color="red" onClick={() => onMode('cancel')}>
            {t('orders.cancel')}
          </Button>
        ) : null}
      </fieldset>
      {shown.saleId === null ? null : <span className={classes.muted}>{t('orders.sold')}</span>}
    </div>
  );
}

/** An order with everything a shop can do about it now: accept, change, refuse; pack, bring, ring up. */
export function OrderCard({ shown, at = 0, onRingUp, isGone: isOut = false, onWriting }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const can = useCan();
  const refusalText = useRefusalText();
  const { order, status, problem } = shown;
  const ringUp = useRingUpOrder(shown, onRingUp);
  const [mode, setMode] = useState<Mode | null>(null);
  const [photo, setPhoto] = useState<string | null>(null);
  // Closed, so that its button shows it anew.
  const answer = useAnswer(shown, () => setPhoto(null));
  const rests = useRest(`${order.id} ${status} ${mode} ${at}`);
  const isPharmacist = can('marketplace.prescriptions');
  const needsPharmacist = order.needsPrescription && !isPharmacist;
  const isUnseen = useUnseen(order.prescriptionIds).length > 0 && order.needsPrescription && isPharmacist;
  // Gone already, on a code that was wrong: it is asked for again here. Otherwise it is asked at payment.
  const wantsCode = lacksCode(shown) && shown.saleId !== null && problem !== '' && !isFinal(status);
  const isDelivery = order.fulfilment === 'delivery';
  const show = (next: Mode | null) => {
    setMode(next);
    // It would come as large as the screen once more, with whatever it is shown beside next.
    if (mode === 'adjust' || next === 'adjust') setPhoto(null);
    answer.reset();
  };
  const back = () => show(null);
  const sayAndGo = (what: ShopAnswer) => answer.say(what, back);
  // The news of what is said here may be quicker than the answer to it.
  const isGone = isOut && !answer.isPending;
  // Where it stands now is not known here any more.
  const isStale = isGone && status === 'requested';
  const isWriting = mode !== null;
  useEffect(() => {
    if (!isWriting) return;
    onWriting?.(shown);
    return () => onWriting?.(null);
  }, [isWriting, shown, onWriting]);
  const photoShown =
    photo === null ? null : <PrescriptionPhoto key={photo} order={order} prescriptionId={photo} />;
  const photos =
    isPharmacist && order.prescriptionIds.length > 0 ? (
      <div className={classes.photos}>
        <PrescriptionButtons ids={order.prescriptionIds} open={photo} onOpen={setPhoto} />
      </div>
    ) : null;
  const notice = (
    <div className={classes.notice}>
      {(needsPharmacist || isUnseen) && status === 'requested' ? (
        <div className={classes.attention}>
          {t(needsPharmacist ? 'orders.needsPharmacist' : 'orders.lookFirst')}
        </div>
      ) : null}
      {[answer.error, ringUp.error].map((error, index) =>
        error ? (
          <div key={index === 0 ? 'answer' : 'ring-up'} role="alert" className={classes.problem}>
            {refusalText(error)}
          </div>
        ) : null,
      )}
    </div>
  );
  if (mode === 'adjust')
    return (
      <AdjustOrder shown={shown} isGone={isGone} onSay={sayAndGo} onBack={back} answer={answer}>
        {photoShown}
        {photos}
      </AdjustOrder>
    );
  return (
    <article className={classes.card} data-new={status === 'requested' || undefined} aria-label={order.code}>
      <header className={classes.head}>
        <span className={classes.code}>{format.code(order.code)}</span>
        <span>{order.customerName}</span>
        <span className={classes.grow} />
        {isStale ? null : <strong>{t(`orderStatus.${status}`)}</strong>}
      </header>
      <div className={classes.facts}>
        <span className={classes.muted}>
          {[
            t(`orders.${order.fulfilment}`),
            format.digits(order.customerPhone),
            t('orders.lines', { count: order.lines.filter(({ quantity }) => quantity > 0).length }),
            order.prescriptionIds.length > 0 ? t('orders.prescription') : '',
            shown.isWaiting ? t('orders.waiting') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {status === 'requested' && shown.answerBy !== null && !isStale ? (
          <Countdown until={shown.answerBy} />
        ) : null}
      </div>
      {order.address + order.note === '' ? null : (
        <div className={`${classes.muted} ${classes.where}`}>
          {order.address === '' ? null : <div>{order.address}</div>}
          {order.note === '' ? null : <div>“{order.note}”</div>}
        </div>
      )}
      {problem === '' ? null : <OrderProblem shown={shown} />}
      <OrderLines shown={shown} />
      <Money shown={shown} />
      {photoShown}
      {wantsCode ? <PickupCode shown={shown} isAlone={false} onDone={() => undefined} /> : null}
      {lacksCode(shown) && shown.draftId !== null && shown.saleId === null ? (
        <div className={classes.muted}>{t('orders.codeAsked')}</div>
      ) : null}
      {isDelivery && status === 'on-the-way' && shown.saleId === null ? (
        <div className={classes.muted}>
          {shown.answerBy === null
            ? t('orders.riderNext')
            : t('orders.riderBy', { time: format.moment(shown.answerBy) })}
        </div>
      ) : null}
      {mode === 'reject' || mode === 'cancel' ? (
        <RejectOrder
          kind={mode}
          isGone={isGone}
          isPending={answer.isPending}
          notice={notice}
          onSay={sayAndGo}
          onBack={back}
        />
      ) : (
        <Actions
          shown={shown}
          answer={answer}
          say={answer.say}
          ringUp={ringUp}
          isHeldBack={needsPharmacist || isUnseen}
          rests={rests}
          notice={notice}
          photos={photos}
          onMode={show}
        />
      )}
    </article>
  );
}
