import { Notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { lockTill, useCan, useSession } from '../session/session-store.ts';
import { AREAS, neededFor } from './areas.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { NotAllowed } from './NotAllowed.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { OrderNotice, useWaitingOrders } from './OrderNotice.tsx';
import classes from './shell.module.css';

/** The back office: a narrow rail with icon and word, and the page. */
export function Frame() {
  const { t } = useTranslation();
  const can = useCan();
  const { user } = useSession();
  const router = useRouter();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const { fresh, over } = useWaitingOrders();
  const waiting = fresh + over;
  const format = useFormat();
  const needed = neededFor(pathname);
  const areas = AREAS.filter((area) => can(area.needs) && area.path in router.routesByPath);
  return (
    <div className={classes.frame}>
      <nav className={classes.rail} aria-label={t('rail')}>
        {areas.map(({ id, path, icon: Icon }) => (
          <Link
            key={id}
            to={path}
            className={classes.railItem}
            aria-current={path !== '/' && pathname.startsWith(path) ? 'page' : undefined}
          >
            <Icon size={26} stroke={1.6} aria-hidden />
            {t(`area.${id}`)}
            {id === 'market' && waiting > 0 ? (
              <span className={classes.badge}>{format.number(waiting)}</span>
            ) : null}
          </Link>
        ))}
        <div className={classes.railEnd}>
          <LanguageSwitch />
          <button type="button" className={classes.railUser} title={t('user')} onClick={lockTill}>
            {user.name}
          </button>
        </div>
      </nav>
      <div className={classes.content}>
        <OrderNotice />
        <div className={classes.page}>{needed === null || can(needed) ? <Outlet /> : <NotAllowed />}</div>
      </div>
      <OfflineBar />
      <Notifications position="bottom-right" limit={3} />
    </div>
  );
}
