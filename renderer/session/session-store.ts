import { useCallback } from 'react';
import type { SessionDto } from '../../shared/contract/users.contract.ts';
import type { Permission } from '../../shared/permissions/permissions.ts';
import { createStore } from '../../shared/web/store.ts';
import { api, isAnswer } from '../api/client.ts';
import { useStore } from '../api/external-store.ts';
import { keepSessionToken, sessionToken } from '../api/session-token.ts';
import { showLanguage } from '../i18n/i18n.ts';
import { noteFocus } from './focus-after-lock.ts';

/** Who is signed in here, without the token. */
export type Session = Omit<SessionDto, 'token'>;

/** `unknown` until a kept token has been tried; `out` remembers who sat here last, to offer that face first. */
export type SessionState =
  | { state: 'unknown' }
  | { state: 'out'; lastUserId: string | null }
  | { state: 'in'; session: Session };

/** The session of this window. */
export const sessionStore = createStore<SessionState>({ state: 'unknown' });

const RETRY_MS = 1000;

/** Takes a session into use and shows its user's language. */
export function enterSession({ token, ...session }: SessionDto): void {
  keepSessionToken(token);
  showLanguage(session.user.language);
  sessionStore.set({ state: 'in', session });
}

/** Forgets the session in this window; the cart stays where it is. Late answers to a locked till change nothing. */
export function forgetSession(): void {
  const now = sessionStore.get();
  keepSessionToken(null);
  if (now.state === 'out') return;
  if (now.state === 'in') noteFocus(now.session.user.id);
  sessionStore.set({ state: 'out', lastUserId: now.state === 'in' ? now.session.user.id : null });
}

/** Resolves when somebody is signed in, at once where somebody is. */
export function signedIn(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (sessionStore.get().state !== 'in') return;
      stop();
      resolve();
    };
    const stop = sessionStore.subscribe(look);
    look();
  });
}

/** Locks the till for the next person: ends the session at the server, too, when it can be reached. */
export function lockTill(): void {
  if (sessionStore.get().state !== 'in') return;
  api.session.signOut({}).catch(() => undefined);
  forgetSession();
}

/** Reads again when the session locks and what it allows: the shop's settings changed. */
export async function rereadSession(): Promise<void> {
  const token = sessionToken();
  const session = await api.session.current({}).catch(() => null);
  if (session && sessionToken() === token && sessionStore.get().state === 'in')
    sessionStore.set({ state: 'in', session });
}

/** After a reload: tries the kept token until the server has said yes or no. */
export async function resumeSession(): Promise<void> {
  if (sessionToken() === null) {
    sessionStore.set({ state: 'out', lastUserId: null });
    return;
  }
  try {
    const session = await api.session.current({});
    showLanguage(session.user.language);
    sessionStore.set({ state: 'in', session });
  } catch (error) {
    if (isAnswer(error)) {
      forgetSession();
      return;
    }
    setTimeout(() => void resumeSession(), RETRY_MS);
  }
}

/** The session in use. Throws outside the signed-in part of the screens. */
export function useSession(): Session {
  const now = useStore(sessionStore);
  if (now.state !== 'in') throw new Error('nobody is signed in');
  return now.session;
}

/** Whether the signed-in user holds the permission; the server decides all the same. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useSession();
  return useCallback((permission) => permissions.includes(permission), [permissions]);
}
