import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { hashToken } from '../users/index.ts';
import { router } from './router.ts';

const TOKEN = 'a-token-of-enough-length-1234';

function shopWithSession() {
  const shop = createTestShop();
  const { actor } = actAs(shop, 'cashier');
  shop.db
    .statement(
      'INSERT INTO sessions (token_hash, user_id, till_id, created_at, last_seen_at) VALUES (?, ?, 1, ?, ?)',
    )
    .run(hashToken(TOKEN), actor.userId, shop.clock.now(), shop.clock.now());
  return shop;
}

const withToken = (token: string) => new Headers({ authorization: `Bearer ${token}` });

describe('the door', () => {
  it('refuses a call without a session', async () => {
    const shop = shopWithSession();
    await expect(
      call(router.events.subscribe, {}, { context: { shop, localTillId: 1 } }),
    ).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });

  it('says so when nobody can sign in because the shop is not set up', async () => {
    const shop = createTestShop();
    const from = { context: { shop, localTillId: 1, reqHeaders: withToken(TOKEN) } };
    const refused = { code: 'SETUP_REQUIRED', status: 409 };
    await expect(call(router.catalog.categories, {}, from)).rejects.toMatchObject(refused);
    actAs(shop, 'owner');
    await expect(call(router.catalog.categories, {}, from)).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    });
  });

  it('refuses a forged token before it reads the input', async () => {
    const shop = shopWithSession();
    const context = { shop, localTillId: 1, reqHeaders: withToken('another-token-of-length-12345') };
    await expect(call(router.events.subscribe, { unknown: 1 } as never, { context })).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
      status: 401,
    });
  });

  it('refuses unknown keys of a caller who is known', async () => {
    const shop = shopWithSession();
    const context = { shop, localTillId: 1, reqHeaders: withToken(TOKEN) };
    await expect(call(router.events.subscribe, { unknown: 1 } as never, { context })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('lets the session in and streams events', async () => {
    const shop = shopWithSession();
    const context = { shop, localTillId: 1, reqHeaders: withToken(TOKEN) };
    const stream = await call(router.events.subscribe, {}, { context });
    expect(await stream.next()).toMatchObject({ value: { type: 'hello' } });
    const next = stream.next();
    shop.events.publish({ type: 'settings-changed' });
    expect(await next).toMatchObject({ value: { type: 'settings-changed' } });
    await stream.return(undefined);
  });

  it('ends the stream of a till that was removed or a person who was signed out', async () => {
    const shop = shopWithSession();
    const context = { shop, localTillId: 1, reqHeaders: withToken(TOKEN) };
    const stream = await call(router.events.subscribe, {}, { context });
    await stream.next();
    const next = stream.next();
    shop.db.statement('DELETE FROM sessions').run();
    shop.events.publish({ type: 'settings-changed' });
    expect(await next).toMatchObject({ done: true });
  });

  it('forgets a session that was idle too long', async () => {
    const shop = shopWithSession();
    shop.clock.advance(16 * 60_000);
    const context = { shop, localTillId: 1, reqHeaders: withToken(TOKEN) };
    await expect(call(router.events.subscribe, {}, { context })).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    });
  });

  it('forgets a session of a day that the clock has not reached yet, and keeps one that it was set back a little from', async () => {
    const shop = shopWithSession();
    const context = { shop, localTillId: 1, reqHeaders: withToken(TOKEN) };
    shop.clock.advance(-60_000);
    const stream = await call(router.events.subscribe, {}, { context });
    await stream.return(undefined);
    shop.clock.advance(-365 * 24 * 3_600_000);
    await expect(call(router.events.subscribe, {}, { context })).rejects.toMatchObject({
      code: 'SIGN_IN_REQUIRED',
    });
  });
});
