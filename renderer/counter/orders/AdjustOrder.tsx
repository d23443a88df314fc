import { Button, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackUnit } from '../../../shared/catalog/units.ts';
import type { InsteadDto } from '../../../shared/contract/instead.contract.ts';
import type { ShopOrderDto } from '../../../shared/contract/marketplace.contract.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUnitWord } from '../../office/parts/use-unit-word.ts';
import { WholeInput } from '../../office/parts/WholeInput.tsx';
import { useRest } from '../../ui/use-rest.ts';
import { insteadQuantity } from './instead-quantity.ts';
import { OrderProblem } from './OrderProblem.tsx';
import classes from './order-card.module.css';

type Line = ShopOrderDto['order']['lines'][number];
type Offer = { quantity: number; substitute: InsteadDto | null };

type Props = {
  shown: ShopOrderDto;
  /** It was answered elsewhere, or is over. */
  isGone: boolean;
  /** Says it, and calls `onBack` once nothing is left to say. */
  onSay: (answer: ShopAnswer) => void;
  onBack: () => void;
  answer: { isPending: boolean; error: unknown };
  /** The photos of the prescription. */
  children: ReactNode;
};

/** How much of a line the shop can give, and which of its own published goods it offers for what is missing. */
function AdjustLine({
  orderId,
  line,
  product,
  offer,
  onChange,
}: {
  orderId: string;
  line: Line;
  product: ShopOrderDto['products'][number] | undefined;
  offer: Offer;
  onChange: (offer: Offer) => void;
}) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const unit = useUnitWord();
  const packWord = line.packLabel || unit(line.packUnit as PackUnit);
  const substitutes = useQuery({
    ...orpc.marketplace.instead.queryOptions({ input: { orderId, lineNo: line.lineNo } }),
    enabled: offer.quantity < line.quantity,
  }).data?.items;
  const choose = (id: string | null) =>
    onChange({ ...offer, substitute: substitutes?.find(({ productId }) => productId === id) ?? null });
  const named = (other: InsteadDto) =>
    [format.names(other).first, format.digits(other.strength)].filter(Boolean).join(' ');
  const amountOf = (other: InsteadDto) =>
    `${format.number(
      insteadQuantity({ packs: line.quantity - offer.quantity, baseQuantity: line.baseQuantity }, other),
    )} ${other.packLabel || unit(other.packUnit as PackUnit)}`;
  return (
    <li style={{ gridTemplateColumns: 'minmax(0, 1fr) 132px', gap: 12 }}>
      <span className={classes.adjustLine}>
        <span>
          {format.names(line).first} {format.digits(product?.strength ?? '')}{' '}
          <span className={classes.muted}>
            {t('orders.asked', { quantity: `${format.number(line.quantity)} ${packWord}` })}
          </span>
        </span>
        {offer.quantity < line.quantity && substitutes && substitutes.length > 0 ? (
          <Select
            label={t('orders.instead')}
            placeholder={t('orders.noInstead')}
            clearable
            data={substitutes.map((other) => ({
              value: other.productId,
              label: `${named(other)} · ${amountOf(other)}`,
            }))}
            value={offer.substitute?.productId ?? null}
            onChange={choose}
          />
        ) : null}
      </span>
      <WholeInput
        label={t('orders.quantity')}
        most={line.quantity}
        unit={packWord}
        value={offer.quantity}
        onNumber={(quantity) => onChange({ ...offer, quantity })}
      />
    </li>
  );
}

/** What of a line is still there, in packs, where some of it was sold at a till since. */
function left({ products, short }: ShopOrderDto, line: Line): number {
  const productId = products.find(({ lineNo }) => lineNo === line.lineNo)?.productId;
  const missing = short.find((each) => each.productId === productId)?.missing ?? 0;
  return Math.max(0, line.quantity - Math.ceil(missing / line.baseQuantity));
}

/** Offers the customer less, or something else of the same kind, with a note; the customer decides. */
export function AdjustOrder({ shown, isGone, onSay, onBack, answer, children }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const refusalText = useRefusalText();
  const lines = shown.order.lines.filter(({ quantity }) => quantity > 0);
  const [offers, setOffers] = useState<ReadonlyMap<number, Offer>>(
    () => new Map(lines.map((line) => [line.lineNo, { quantity: left(shown, line), substitute: null }])),
  );
  const [note, setNote] = useState('');
  const rests = useRest(shown.status);
  const form = useRef<HTMLElement>(null);
  const noteField = useRef<HTMLInputElement>(null);
  // Whoever pressed it goes on typing: what falls into the search beside it is sold.
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const changed = lines.flatMap((line) => {
    const offer = offers.get(line.lineNo);
    if (!offer || offer.quantity >= line.quantity) return [];
    const { quantity, substitute } = offer;
    const missing = { packs: line.quantity - quantity, baseQuantity: line.baseQuantity };
    const instead = substitute && {
      listingId: substitute.productId,
      packId: substitute.packId,
      quantity: insteadQuantity(missing, substitute),
    };
    return [{ lineNo: line.lineNo, quantity, substitute: instead }];
  });
  // Nothing left is no offer: the order ends, and the customer is told why.
  const isNothing = lines.every(({ lineNo }) => {
    const offer = offers.get(lineNo);
    return offer?.quantity === 0 && offer.substitute === null;
  });
  const isSame = !isNothing && changed.length === 0;
  const ending = shown.status === 'requested' ? ('reject' as const) : ('cancel' as const);
  const send = () => {
    if (isNothing) onSay({ kind: ending, reason: note.trim() });
    else onSay({ kind: 'adjust', lines: changed, note: note.trim() });
    // The button rests until it was taken, and loses the keys.
    noteField.current?.focus();
  };
  return (
    <article ref={form} className={classes.card} aria-label={shown.order.code}>
      <header className={classes.head}>
        <span className={classes.code}>{format.code(shown.order.code)}</span>
        <span>{shown.order.customerName}</span>
      </header>
      {shown.problem === '' ? null : <OrderProblem shown={shown} />}
      <ul className={classes.lines}>
        {lines.map((line) => (
          <AdjustLine
            key={line.lineNo}
            orderId={shown.order.id}
            line={line}
            product={shown.products.find(({ lineNo }) => lineNo === line.lineNo)}
            offer={offers.get(line.lineNo) ?? { quantity: line.quantity, substitute: null }}
            onChange={(offer) => setOffers(new Map(offers).set(line.lineNo, offer))}
          />
        ))}
      </ul>
      {children}
      <TextInput
        ref={noteField}
        label={t(isNothing ? 'orders.reason' : 'orders.note')}
        maxLength={500}
        autoComplete="off"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {isNothing ? (
        <div role="alert" className={classes.problem}>
          {t(`orders.nothing.${ending}Why`)}
        </div>
      ) : null}
      {isSame ? <div className={classes.muted}>{t('orders.unchanged')}</div> : null}
      {isGone ? (
        <div role="alert" className={classes.problem}>
          {t('orders.gone')}
        </div>
      ) : null}
      {answer.error ? (
        <div role="alert" className={classes.problem}>
          {refusalText(answer.error)}
        </div>
      ) : null}
      <div className={`${classes.buttons} ${classes.bottom}`}>
        <Button
          color={isNothing ? 'red' : undefined}
          loading={answer.isPending}
          disabled={isGone || rests || isSame || (isNothing && note.trim() === '')}
          onClick={send}
        >
          {t(isNothing ? `orders.nothing.${ending}` : 'orders.send')}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('orders.back')}
        </Button>
      </div>
    </article>
  );
}
