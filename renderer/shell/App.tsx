import { useQuery, useQueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { API_VERSION } from '../../shared/contract/index.ts';
import { orpc, signedOutByServer } from '../api/client.ts';
import { followEvents, onShopEvent, watchConnection } from '../api/event-stream.ts';
import { useStore } from '../api/external-store.ts';
import { shelvesLeftOff } from '../first-run/shelves-left-off.ts';
import { showShopLanguage } from '../i18n/i18n.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useFocusBack } from '../session/focus-after-lock.ts';
import { SignIn } from '../session/SignIn.tsx';
import { forgetSession, rereadSession, resumeSession, sessionStore } from '../session/session-store.ts';
import { useIdleLock } from '../session/use-idle-lock.ts';
import { ClockBehindBar } from './ClockBehindBar.tsx';
import { DiskLowBar } from './DiskLowBar.tsx';
import { OfflineBar } from './OfflineBar.tsx';
import { OtherVersion } from './OtherVersion.tsx';
import { createAppRouter } from './router.tsx';
import classes from './shell.module.css';
import { TrainingMark } from './TrainingMark.tsx';

const FirstRun = lazy(async () => ({ default: (await import('../first-run/FirstRun.tsx')).FirstRun }));

const PUBLIC_AREAS: ReadonlySet<unknown> = new Set(['system', 'session']);

function areaOf(queryKey: readonly unknown[]): unknown {
  return Array.isArray(queryKey[0]) ? queryKey[0][0] : null;
}

/** Which screen is due: first run, sign-in, or the shop. */
export function App() {
  const queries = useQueryClient();
  const status = useQuery(orpc.system.status.queryOptions({ input: {}, staleTime: 60_000 }));
  const session = useStore(sessionStore);
  const refused = useStore(signedOutByServer);
  const format = useFormat();
  // Set-up signs the owner in before the shelves are filled; the first run goes on until it says so, over a reload too.
  const [isSettingUp, setSettingUp] = useState(() => shelvesLeftOff() !== null);
  const needsSetup = status.data?.needsSetup === true;
  if (needsSetup && !isSettingUp && session.state !== 'in') setSettingUp(true);

  useEffect(() => {
    void resumeSession();
    const stop = new AbortController();
    void watchConnection(queries, stop.signal);
    return () => stop.abort();
  }, [queries]);
  useEffect(() => {
    if (refused > 0) forgetSession();
  }, [refused]);
  const isOut = session.state === 'out';
  const shopLanguage = needsSetup ? undefined : status.data?.language;
  useEffect(() => {
    // The next person may not be allowed to see what this one saw (costs, reports).
    if (isOut) queries.removeQueries({ predicate: ({ queryKey }) => !PUBLIC_AREAS.has(areaOf(queryKey)) });
  }, [isOut, queries]);
  useEffect(() => {
    if (shopLanguage) showShopLanguage(shopLanguage);
  }, [shopLanguage]);

  const screen = () => {
    if (!status.data || session.state === 'unknown') return null;
    if (status.data.apiVersion !== API_VERSION) return <OtherVersion />;
    if (isSettingUp && (needsSetup || session.state === 'in'))
      return (
        <Suspense>
          <FirstRun
            madeKind={status.data.shop?.kind ?? null}
            onDone={() => {
              setSettingUp(false);
              void queries.invalidateQueries();
            }}
          />
        </Suspense>
      );
    if (session.state === 'out')
      return (
        <SignIn
          shopName={format.names(status.data.shop ?? { nameBn: '', nameEn: '' }).first}
          lastUserId={session.lastUserId}
        />
      );
    return <Shop idleLockMs={session.session.idleLockMs} userId={session.session.user.id} />;
  };
  return (
    <div className={classes.app}>
      {status.data?.training ? <TrainingMark /> : null}
      {status.data?.diskLow ? <DiskLowBar /> : null}
      {status.data && status.data.clockBehind !== null ? (
        <ClockBehindBar newest={status.data.clockBehind} now={status.data.now} />
      ) : null}
      <div className={classes.appBody}>{screen()}</div>
      {session.state === 'in' && !isSettingUp ? null : <OfflineBar />}
    </div>
  );
}

function Shop({ idleLockMs, userId }: { idleLockMs: number; userId: string }) {
  const queries = useQueryClient();
  const [router] = useState(createAppRouter);
  useIdleLock(idleLockMs);
  // Read while there is a connection: the faces stand there also when the till is locked without one.
  useQuery(orpc.session.people.queryOptions({ input: {} }));
  useFocusBack(userId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another user's events come with another token
  useEffect(() => {
    const stop = new AbortController();
    void followEvents(queries, stop.signal);
    const unhear = onShopEvent((event) => {
      if (event.type === 'settings-changed') void rereadSession();
    });
    return () => {
      unhear();
      stop.abort();
    };
  }, [queries, userId]);
  return <RouterProvider router={router} />;
}
