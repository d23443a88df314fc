import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { RequestHeadersPlugin, type RequestHeadersPluginContext } from '@orpc/server/plugins';
import type { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftDto } from '../../shared/contract/sales.contract.ts';
import type { SessionDto } from '../../shared/contract/users.contract.ts';
import { PORT_MESSAGE } from '../../shared/desktop/shell-messages.ts';

type Session = Omit<SessionDto, 'token'>;

/** A store server at the far end of a port. Killed, it says nothing any more: not even that the port is closed. */
function serve() {
  const { port1: near, port2: far } = new MessageChannel();
  const calls: string[] = [];
  let isDead = false;
  const base = os.$context<RequestHeadersPluginContext>();
  const answer = (name: string) =>
    base.handler(async ({ context }) => {
      if (isDead) await new Promise(() => undefined);
      calls.push(`${name} ${context.reqHeaders?.get('authorization') ?? 'nobody'}`);
      return {};
    });
  const router = {
    events: {
      subscribe: base.handler(async function* () {
        if (isDead) await new Promise(() => undefined);
        calls.push('subscribe');
        yield { type: 'hello', at: Date.now() };
        await new Promise(() => undefined);
      }),
    },
    sales: { saveDraft: answer('saveDraft') },
    session: { signOut: answer('signOut') },
  };
  new RPCHandler(router, { plugins: [new RequestHeadersPlugin()] }).upgrade(far);
  far.start();
  open.push(far);
  return {
    near,
    calls,
    kill: () => {
      isDead = true;
    },
  };
}

const open: MessagePort[] = [];
const stop: AbortController[] = [];

function handOver(port: MessagePort | null): void {
  const ports = port ? [port] : [];
  window.dispatchEvent(Object.assign(new Event('message'), { source: window, data: PORT_MESSAGE, ports }));
}

/** The modules of a desktop window that has just been opened, with somebody signed in. */
async function openWindow() {
  const { listenForDesktopPort } = await import('./desktop-port.ts');
  const { followEvents } = await import('./event-stream.ts');
  const { connection } = await import('./connection.ts');
  const { saveCart } = await import('../counter/cart/save-cart.ts');
  const { keepSessionToken } = await import('./session-token.ts');
  const { sessionStore, lockTill } = await import('../session/session-store.ts');
  listenForDesktopPort();
  keepSessionToken('the-token');
  sessionStore.set({ state: 'in', session: { user: { id: 'owner' } } as Session });
  const follow = () => {
    const control = new AbortController();
    stop.push(control);
    const queries = { invalidateQueries: () => Promise.resolve() } as unknown as QueryClient;
    void followEvents(queries, control.signal);
  };
  return { connection, saveCart, lockTill, follow };
}

const draft = (revision: number) => ({ id: 'a', revision }) as DraftDto;

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('document', { activeElement: null });
  vi.stubGlobal('window', Object.assign(new EventTarget(), { connectToShop: () => undefined }));
});

afterEach(() => {
  for (const control of stop.splice(0)) control.abort();
  for (const port of open.splice(0)) port.close();
  vi.unstubAllGlobals();
});

describe('the desktop window', () => {
  it('ends the session at the server when the till is locked, whose token is forgotten at once', async () => {
    const { lockTill } = await openWindow();
    const server = serve();
    handOver(server.near);
    lockTill();
    await expect.poll(() => server.calls).toEqual(['signOut Bearer the-token']);
  });

  it('hears of the shop and saves its carts again after the server was restarted', async () => {
    const { connection, saveCart, follow } = await openWindow();
    const first = serve();
    handOver(first.near);
    follow();
    await expect.poll(() => first.calls).toEqual(['subscribe']);
    first.kill();
    saveCart(draft(1), null);
    await new Promise((resolve) => setTimeout(resolve, 20));
    const second = serve();
    handOver(second.near);
    await expect
      .poll(() => second.calls.toSorted(), { timeout: 8000 })
      .toEqual(['saveDraft Bearer the-token', 'subscribe']);
    await expect.poll(() => connection.get()).toEqual({ online: true, restored: 1 });
  });

  it('says that the server is away as soon as the shell says so, and sends when it is back', async () => {
    const { connection, saveCart, follow } = await openWindow();
    const first = serve();
    handOver(first.near);
    follow();
    await expect.poll(() => first.calls).toEqual(['subscribe']);
    first.kill();
    handOver(null);
    expect(connection.get().online).toBe(false);
    saveCart(draft(1), null);
    const second = serve();
    handOver(second.near);
    await expect
      .poll(() => second.calls.toSorted(), { timeout: 8000 })
      .toEqual(['saveDraft Bearer the-token', 'subscribe']);
  });

  it('says so when the port itself says that it was closed', async () => {
    const { connection } = await openWindow();
    const server = serve();
    handOver(server.near);
    open.at(-1)?.close();
    await expect.poll(() => connection.get().online).toBe(false);
  });
});
