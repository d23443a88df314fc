import { Button } from '@mantine/core';
import {
  IconCircleFilled,
  IconClockExclamation,
  IconHourglass,
  IconPlugConnectedX,
} from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketStatusDto } from '../../../shared/contract/marketplace.contract.ts';
import { businessDayOf } from '../../../shared/time/business-day.ts';
import { orpc } from '../../api/client.ts';
import { serverNow } from '../../api/server-clock.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { clockOff } from './clock-off.ts';
import { isKeyLost } from './lost-key.ts';
import own from './market.module.css';
import { useMarketWords } from './use-market-words.ts';

const CLOCK_TOLERANCE_MS = 120_000;

function Figure({ label, value, isBad = false }: { label: string; value: string; isBad?: boolean }) {
  return (
    <div className={own.figure} data-tone={isBad ? 'bad' : undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Parked() {
  const { t } = useTranslation('market');
  const format = useFormat();
  const { reasonText } = useMarketWords();
  const parked = useQuery(orpc.marketplace.parked.queryOptions({ input: {} }));
  const retry = useMutation(
    orpc.marketplace.retry.mutationOptions({ onSettled: () => void parked.refetch() }),
  );
  const items = parked.data?.items ?? [];
  if (items.length === 0)
    return parked.data ? <EmptyState title={t('parked.none')} text={t('parked.noneText')} /> : null;
  return (
    <section>
      <header className={css.filters} style={{ padding: '8px 0', border: 0 }}>
        <h2 className={css.title} style={{ fontSize: 18 }}>
          {t('parked.title')}
        </h2>
        <div className={css.grow} />
        {items.length > 1 ? (
          <Button size="sm" variant="default" onClick={() => retry.mutate({ productIds: null })}>
            {t('retryAll')}
          </Button>
        ) : null}
      </header>
      {retry.error ? <Failure error={retry.error} /> : null}
      <ul className={own.rows}>
        {items.map(({ productId, reason, ...names }) => (
          <li key={productId}>
            <span>
              <strong>{format.names(names).first || t('parked.noName')}</strong>
              <br />
              <span className={css.muted}>{reasonText(reason)}</span>
            </span>
            <Button size="sm" variant="default" onClick={() => retry.mutate({ productIds: [productId] })}>
              {t('retry')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = {
  status: MarketStatusDto;
  shop: NonNullable<MarketStatusDto['shop']>;
  onShow: (tab: 'shop' | 'goods') => void;
};

/** What passes without anybody doing something: told calmly. */
const PASSING: ReadonlySet<string> = new Set(['UNREACHABLE', 'SERVER_TROUBLE', 'TOO_MANY', 'MARKET_TOO_OLD']);

/** Not to be mended by sending once more. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['SHOP_TOO_OLD', 'TRAINING_SHOP']);

function Notice({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className={own.notice} role="status">
      {icon}
      {children}
    </p>
  );
}

/** What customers miss while the marketplace does not show the shop, why, and the way to what can be mended. */
function NotShown({ shop, action }: { shop: Props['shop']; action: ReactNode }) {
  const { t } = useTranslation('market');
  const { status, statusReason } = shop;
  if (status === 'pending')
    return <Notice icon={<IconHourglass size={20} aria-hidden />}>{t('status.pendingText')}</Notice>;
  if (status === 'approved') return null;
  return (
    <Failure
      error={null}
      text={
        <>
          <strong>{[t(`status.${status}`), statusReason].filter(Boolean).join(': ')}</strong>
          <br />
          {t(`status.${status}Text`)}
        </>
      }
      action={status === 'rejected' ? action : null}
    />
  );
}

/** How the link stands: what waits, what was refused and why, and what can be done about it. */
export function SyncTab({ status, shop, onShow }: Props) {
  const { t } = useTranslation('market');
  const can = useCan();
  const format = useFormat();
  const { failureText } = useMarketWords();
  const syncNow = useMutation(orpc.marketplace.syncNow.mutationOptions());
  const pause = useMutation(orpc.marketplace.pause.mutationOptions());
  const { connection, failure, sending, clockAheadMs } = status;
  const isLost = isKeyLost(failure);
  // Said below, with the administrators' reason.
  const isDecided = failure === 'NOT_ALLOWED' && (shop.status === 'suspended' || shop.status === 'rejected');
  const toShop = (label: string) =>
    can('marketplace.manage') ? (
      <Button size="sm" onClick={() => onShow('shop')}>
        {label}
      </Button>
    ) : null;
  const off = clockOff(clockAheadMs);
  // Sending by hand gets through where the line was away, not where somebody has to do something else first.
  const maySendHelp =
    !isDecided && shop.status !== 'rejected' && status.published > 0 && !NEEDS_MORE.has(failure ?? '');
  const heading = () => {
    if (isLost || failure === 'TRAINING_SHOP') return t('connection.off');
    if (isDecided) return t(`status.${shop.status}`);
    return t(`connection.${failure === 'SHOP_TOO_OLD' ? 'tooOld' : connection}`);
  };
  const lastSuccess = () => {
    const { lastSuccessAt: at } = status;
    if (at === null) return t('figure.never');
    return businessDayOf(at) === businessDayOf(serverNow()) ? format.time(at) : format.moment(at);
  };
  return (
    <div className={css.scroll}>
      <div className={own.state} data-tone={connection} role="status">
        <IconCircleFilled size={16} aria-hidden />
        <span className={own.stateText}>{heading()}</span>
        <span className={css.muted}>{sending ? t(`sending.${sending}`) : null}</span>
        <div className={css.grow} />
        {connection === 'paused' || isLost ? null : (
          <Button
            variant={maySendHelp ? 'filled' : 'default'}
            loading={syncNow.isPending}
            onClick={() => syncNow.mutate({})}
          >
            {t('syncNow')}
          </Button>
        )}
        {can('marketplace.manage') ? (
          <Button
            variant={connection === 'paused' ? 'filled' : 'default'}
            loading={pause.isPending}
            onClick={() => pause.mutate({ isPaused: connection !== 'paused' })}
          >
            {t(connection === 'paused' ? 'resume' : 'pause')}
          </Button>
        ) : null}
      </div>
      {connection === 'paused' && !pause.isPending ? (
        <Notice icon={<IconPlugConnectedX size={20} aria-hidden />}>
          {t(status.isPauseTold ? 'pauseTold' : 'pauseUntold')}
        </Notice>
      ) : null}
      {isDecided ? null : failure && PASSING.has(failure) ? (
        <Notice icon={<IconPlugConnectedX size={20} aria-hidden />}>{failureText(failure)}</Notice>
      ) : failure ? (
        <Failure
          error={null}
          text={failureText(failure)}
          action={isLost ? toShop(t('connect.again')) : null}
        />
      ) : null}
      <NotShown shop={shop} action={toShop(t('tab.shop'))} />
      {Math.abs(clockAheadMs) > CLOCK_TOLERANCE_MS ? (
        <Notice icon={<IconClockExclamation size={20} aria-hidden />}>
          {t(`clock.${clockAheadMs > 0 ? 'ahead' : 'behind'}`, {
            by: t(`clock.${off.unit}`, { count: off.count }),
          })}
        </Notice>
      ) : null}
      <dl className={own.figures}>
        <Figure label={t('figure.waiting')} value={format.number(status.waiting)} />
        <Figure label={t('figure.answers')} value={format.number(status.answersWaiting)} />
        <Figure label={t('figure.parked')} value={format.number(status.parked)} isBad={status.parked > 0} />
        <Figure label={t('figure.published')} value={format.number(status.published)} />
        <Figure label={t('figure.server')} value={format.number(status.serverListings)} />
        <Figure label={t('figure.last')} value={lastSuccess()} />
      </dl>
      {status.serverListings > status.published && status.published > 0 ? (
        <p className={css.muted}>{t('figure.moreOffers')}</p>
      ) : null}
      {status.published === 0 && status.parked === 0 ? (
        <EmptyState
          title={t('nothing.title')}
          text={t('nothing.text')}
          action={<Button onClick={() => onShow('goods')}>{t('nothing.go')}</Button>}
        />
      ) : (
        <Parked />
      )}
    </div>
  );
}
