import {
  IconCircleFilled,
  IconDeviceFloppy,
  IconLayoutSidebar,
  IconPrinter,
  IconUser,
  IconWorld,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { seededName } from '../../shared/text/seeded-names.ts';
import { orpc } from '../api/client.ts';
import { connection } from '../api/connection.ts';
import { useStore } from '../api/external-store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { lockTill, useCan, useSession } from '../session/session-store.ts';
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx';
import { showOrders } from '../shell/market-wish.ts';
import { cartsNotSaved } from './cart/save-cart.ts';
import { useCounter } from './counter-context.ts';
import { marketDot } from './market-dot.ts';
import { printerState } from './printer-state.ts';
import classes from './status-bar.module.css';
import { useMinute } from './use-minute.ts';

function PrinterState() {
  const { t } = useTranslation('shell');
  const { online } = useStore(connection);
  const can = useCan();
  const jobs = useQuery(orpc.printing.jobs.queryOptions({ input: { limit: 1 }, retry: false })).data;
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {}, retry: false })).data?.items;
  const state = printerState(online, jobs, printers);
  if (state === null) return null;
  const count = state === 'failed' ? jobs?.failed : jobs?.waiting;
  const words = (
    <>
      <IconPrinter size={18} aria-hidden />
      {t(`printer.${state}`, { count: count ?? 0 })}
    </>
  );
  if (state === 'failed' && can('printing.manage'))
    return (
      <Link
        to="/settings/$section"
        params={{ section: 'printers' }}
        className={classes.item}
        data-tone={state}
        title={t('printer.see')}
      >
        {words}
      </Link>
    );
  return (
    <span className={classes.item} data-tone={state}>
      {words}
    </span>
  );
}

/** Says so while carts, held ones too, have not reached the shop's file: the disk is full, or the server is away. */
function CartsNotSaved() {
  const { t } = useTranslation('shell');
  const count = useStore(cartsNotSaved).size;
  return (
    <span
      role="status"
      className={classes.item}
      data-tone="failed"
      title={t('notSaved.text')}
      hidden={count === 0}
    >
      {count === 0 ? null : (
        <>
          <IconDeviceFloppy size={18} aria-hidden />
          {t('notSaved.count', { count })}
        </>
      )}
    </span>
  );
}

function useMarketStatus() {
  return useQuery(orpc.marketplace.status.queryOptions({ input: {}, retry: false })).data;
}

/** Whether what changes here reaches the marketplace; nothing where the shop is on none. */
function MarketState() {
  const { t } = useTranslation('market');
  const status = useMarketStatus();
  if (!status || status.connection === 'off') return null;
  const { newOrders, overOrders } = status;
  if (newOrders + overOrders > 0)
    return (
      <Link to="/market" className={classes.item} data-tone="file" onClick={showOrders}>
        <IconWorld size={18} aria-hidden />
        {newOrders > 0 ? t('dot.orders', { count: newOrders }) : null}
        {newOrders > 0 && overOrders > 0 ? ' · ' : null}
        {overOrders > 0 ? t(newOrders > 0 ? 'dot.overToo' : 'dot.over', { count: overOrders }) : null}
      </Link>
    );
  const dot = marketDot(status);
  return (
    <span className={classes.item} data-tone={dot === 'online' ? 'ready' : 'waiting'}>
      <IconWorld size={18} aria-hidden />
      {t(`dot.${dot}`, { count: status.waiting + status.answersWaiting })}
    </span>
  );
}

/** Shop, till, user, clock, connection, printer, language: always there, never in the way. */
export function StatusBar() {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { till, user } = useSession();
  const { settings } = useCounter();
  const { online } = useStore(connection);
  const now = useMinute();
  const market = useMarketStatus();
  // Both at once are long; the day can be read elsewhere.
  const isTight = market !== undefined && market.newOrders > 0 && market.overOrders > 0;
  const router = useRouter();
  const office = ['/products', '/reports', '/settings'].find((path) => path in router.routesByPath);
  const shop = format.names(settings.shop).first;
  return (
    <header className={classes.bar}>
      {office ? (
        <Link to={office} className={classes.office}>
          <IconLayoutSidebar size={20} aria-hidden />
          {t('toOffice')}
        </Link>
      ) : null}
      <strong className={classes.shop}>{shop}</strong>
      <span className={classes.till}>{format.code(seededName(till.name, format.language))}</span>
      <button type="button" className={classes.user} title={t('user')} onClick={lockTill}>
        <IconUser size={18} aria-hidden />
        <span className={classes.name}>{user.name}</span>
      </button>
      <span className={classes.gap} />
      <time className={classes.item}>{isTight ? format.time(now) : format.moment(now)}</time>
      <span className={classes.item} data-tone={online ? 'ready' : 'failed'}>
        <IconCircleFilled size={12} aria-hidden />
        {t(online ? 'connection.online' : 'connection.offline')}
      </span>
      <CartsNotSaved />
      <MarketState />
      <PrinterState />
      <LanguageSwitch />
    </header>
  );
}
