import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { AccountDto, SessionDto } from '../../../shared/marketplace/accounts.contract.ts';
import type { MarketContract } from '../../../shared/marketplace/index.ts';
import { createStore } from '../../../shared/web/store.ts';
import { createLink } from './link.ts';
import { serverNow } from './server-clock.ts';

/** Who is signed in on this page. `unknown` while the cookie of an earlier visit is being asked about. */
export type Session = { state: 'unknown' } | { state: 'out' } | { state: 'in'; account: AccountDto };

type Token = { accessToken: string; expiresAt: number };

const MARK = 'market.signedIn';
const LOCK = 'market.session';
/** A token that ends sooner is exchanged before it is used. */
const SPARE_MS = 30_000;

// In memory only: a script that got into the page finds nothing to carry off that lasts.
let token: Token | null = null;
const plain: ContractRouterClient<MarketContract> = createORPCClient(createLink(() => ({})));
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);

function wasSignedIn(): boolean {
  try {
    return localStorage.getItem(MARK) === 'yes';
  } catch {
    return true;
  }
}

function mark(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(MARK, 'yes');
    else localStorage.removeItem(MARK);
  } catch {
    // Asked of the server at the next start, then.
  }
}

/** The session, followed by the screens. */
export const session = createStore<Session>(wasSignedIn() ? { state: 'unknown' } : { state: 'out' });

function adopt(got: SessionDto): void {
  token = { accessToken: got.accessToken, expiresAt: got.expiresAt };
  session.set({ state: 'in', account: got.account });
}

function forget(): void {
  token = null;
  session.set({ state: 'out' });
}

tabs?.addEventListener('message', (event: MessageEvent<SessionDto | null>) => {
  if (event.data === null) forget();
  else adopt(event.data);
});

/** Signed in: this tab and the others go on with `got`. */
export function signedIn(got: SessionDto): void {
  mark(true);
  adopt(got);
  tabs?.postMessage(got);
}

/** Signed out, in all tabs. */
export function signedOut(): void {
  mark(false);
  forget();
  tabs?.postMessage(null);
}

/** The account changed its name, phone or language. */
export function accountChanged(account: AccountDto): void {
  session.set({ state: 'in', account });
}

const isGood = (held: Token | null): held is Token =>
  held !== null && held.expiresAt - serverNow() > SPARE_MS;

async function exchange(isBad: (held: Token | null) => boolean): Promise<void> {
  // While this tab waited for the lock, another one may have brought a good token.
  if (!isBad(token)) return;
  try {
    signedIn(await plain.accounts.refresh({ refreshToken: null }));
  } catch (error) {
    if (error instanceof ORPCError && (error.code === 'BAD_TOKEN' || error.code === 'SIGN_IN_REQUIRED'))
      signedOut();
    else throw error;
  }
}

/** One tab at a time: a refresh token serves once, and two that come at the same time look like theft. */
function locked(work: () => Promise<void>): Promise<void> {
  return 'locks' in navigator ? navigator.locks.request(LOCK, work) : work();
}

/** Makes sure there is a token that still holds, where somebody is signed in. Rejects only when the server cannot be reached. */
export async function ensureToken(): Promise<void> {
  if (session.get().state === 'out' || isGood(token)) return;
  await locked(() => exchange((held) => !isGood(held)));
}

/** Whether somebody is signed in, once that is known: a press right after the page came waits for the answer. */
export async function isSignedIn(): Promise<boolean> {
  await ensureToken().catch(() => undefined);
  return session.get().state === 'in';
}

/** The server took the token for no good (a new secret, an ended session): exchanges it; true where it is worth asking again. */
export async function renewToken(): Promise<boolean> {
  const refused = token;
  if (refused === null) return false;
  await locked(() => exchange((held) => held === refused));
  return token !== null;
}

/** The header that says who calls. */
export function sessionHeaders(): Record<string, string> {
  return token === null ? {} : { authorization: `Bearer ${token.accessToken}` };
}

/** Ends the session of this device. */
export async function endSession(): Promise<void> {
  await plain.accounts.signOut({ refreshToken: null });
  signedOut();
}
