import { IconHome, IconPrescription, IconReceipt, IconShoppingBag, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../api/store.ts';
import { cartStore } from '../cart/cart-store.ts';
import { useKeptCart } from '../cart/use-kept-cart.ts';
import { useFormat } from '../i18n/use-format.ts';
import { followMarket } from '../live/follow-market.ts';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import shell from './shell.module.css';

const TABS = [
  { id: 'home', to: '/', Icon: IconHome },
  { id: 'basket', to: '/basket', Icon: IconPrescription },
  { id: 'cart', to: '/cart', Icon: IconShoppingBag },
  { id: 'orders', to: '/orders', Icon: IconReceipt },
  { id: 'account', to: '/account', Icon: IconUser },
] as const;

function isCurrent(to: string, pathname: string): boolean {
  return to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
}

function Tabs() {
  const { t } = useTranslation();
  const format = useFormat();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const inCart = useStore(cartStore).items.length;
  return (
    <nav className={shell.tabs} aria-label={t('nav.label')}>
      {TABS.map(({ id, to, Icon }) => (
        <Link
          key={id}
          to={to}
          className={shell.tab}
          aria-current={isCurrent(to, pathname) ? 'page' : undefined}
        >
          <span className={shell.tabIcon}>
            <Icon size={24} stroke={1.7} aria-hidden />
            {id === 'cart' && inCart > 0 ? (
              <span className={shell.count}>{format.number(inCart)}</span>
            ) : null}
          </span>
          {t(`nav.${id}`)}
        </Link>
      ))}
    </nav>
  );
}

/** A reader of the screen, and the Tab key, begin at the top of a page that was just opened. */
function useFocusOnNewPage() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current !== undefined && shown.current !== pathname)
      main.current?.focus({ preventScroll: true });
    shown.current = pathname;
  }, [pathname]);
  return main;
}

/** What is around every page: brand, ways to go, the line that says the network is away. */
export function Frame() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const main = useFocusOnNewPage();
  useKeptCart();
  useEffect(() => {
    const stop = new AbortController();
    void followMarket(queries, stop.signal);
    return () => stop.abort();
  }, [queries]);
  return (
    <div className={shell.frame}>
      <a className={shell.skip} href="#main">
        {t('nav.skip')}
      </a>
      <header className={shell.header}>
        <div className={shell.headerInner}>
          <Link to="/" className={shell.brand}>
            <img src="/icon.svg" alt="" width={32} height={32} />
            {t('brand')}
          </Link>
          <OfflineBar />
          <LanguageSwitch />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={shell.main}>
        <Outlet />
      </main>
      <Tabs />
    </div>
  );
}
