import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { router } from '../app/router.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { callFrom, OWNER_PIN, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { DEFAULT_SETTINGS, readSettings, writeSettings, writingSettings } from './index.ts';

describe('first run', () => {
  it('says that it is needed, then makes shop, owner, till and printer and signs the owner in', async () => {
    const shop = createTestShop();
    expect(await call(router.system.status, {}, callFrom(shop))).toMatchObject({
      needsSetup: true,
      shop: null,
      training: false,
    });
    const session = await setUpShop(shop);
    expect(session).toMatchObject({
      user: { name: 'রহিমা', role: 'owner', language: 'bn', isActive: true },
      till: { id: 1, name: 'কাউন্টার ১' },
      discountCapBp: 10_000,
      idleLockMs: 15 * 60_000,
    });
    expect(await call(router.system.status, {}, callFrom(shop))).toMatchObject({
      needsSetup: false,
      language: 'bn',
      shop: { nameBn: 'মা ফার্মেসি', nameEn: 'Ma Pharmacy', kind: 'pharmacy' },
    });
    const settings = await call(router.settings.get, {}, callFrom(shop, { token: session.token }));
    expect(settings.shop.phone).toBe('০১৭১১-০০০০০০');
    expect(settings.counter).toEqual(DEFAULT_SETTINGS.counter);
    const printers = shop.db.sqlite
      .prepare('SELECT width_dots AS dots, connection, is_default AS isDefault FROM printers')
      .all();
    expect(printers).toEqual([{ dots: 576, connection: '{"kind":"virtual"}', isDefault: 1 }]);
    const { items } = await call(router.session.people, {}, callFrom(shop));
    expect(items).toEqual([
      { id: session.user.id, name: 'রহিমা', role: 'owner', language: 'bn', trainingPin: null },
    ]);
  });

  it('lets one of two win that come at the same time', async () => {
    const shop = createTestShop();
    const results = await Promise.allSettled([setUpShop(shop), setUpShop(shop), setUpShop(shop)]);
    const outcomes = results.map((result) => (result.status === 'fulfilled' ? 'won' : result.reason.code));
    expect(outcomes.map(String).sort((a, b) => a.localeCompare(b))).toEqual([
      'SETUP_DONE',
      'SETUP_DONE',
      'won',
    ]);
    const count = shop.db.sqlite
      .prepare('SELECT (SELECT count(*) FROM users) AS users, (SELECT count(*) FROM printers) AS printers')
      .get();
    expect(count).toEqual({ users: 1, printers: 1 });
  });

  it('changes nothing for a weak PIN or a shop without a name', async () => {
    const shop = createTestShop();
    const input = { language: 'bn', kind: 'other', ownerName: 'ক', pin: '১২৩৪', nameBn: 'দোকান' } as const;
    await expect(call(router.system.setUp, input, callFrom(shop))).rejects.toMatchObject({
      code: 'PIN_TOO_WEAK',
    });
    await expect(
      call(router.system.setUp, { ...input, pin: OWNER_PIN, nameBn: '' }, callFrom(shop)),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' });
    expect((await call(router.system.status, {}, callFrom(shop))).needsSetup).toBe(true);
  });
});

describe('settings', () => {
  it('are replaced by group, tell every till, and are audited by name and not by value', async () => {
    const shop = createTestShop();
    const { token } = await setUpShop(shop);
    const from = callFrom(shop, { token });
    const before = await call(router.settings.get, {}, from);
    const stopped = new AbortController();
    const events = shop.events.subscribe(stopped.signal)[Symbol.asyncIterator]();
    const told = events.next();
    const saved = await call(
      router.settings.save,
      { shop: { ...before.shop, phone: '01999-888777' }, language: 'en' },
      from,
    );
    expect(saved).toEqual({
      ...before,
      shop: { ...before.shop, phone: '01999-888777' },
      language: 'en',
    });
    expect(await told).toMatchObject({ value: { type: 'settings-changed' } });
    stopped.abort();
    const { items } = await call(router.users.audit, { limit: 1 }, from);
    expect(items[0]).toMatchObject({
      action: 'settings.save',
      details: { keys: ['shop.phone', 'language'] },
    });
    expect(JSON.stringify(items)).not.toContain('888777');
    expect(verifyAuditChain(shop.db.sqlite).brokenAt).toBeNull();
  });

  it('refuse unknown keys and values out of range, and stay as they were', async () => {
    const shop = createTestShop();
    const { token } = await setUpShop(shop);
    const from = callFrom(shop, { token });
    const { counter } = await call(router.settings.get, {}, from);
    for (const change of [
      { counter: { ...counter, idleLockMinutes: 0 } },
      { counter: { ...counter, rounding: 'hundred' } },
      { counter: { ...counter, extra: 1 } },
      { other: {} },
    ]) {
      await expect(call(router.settings.save, change as never, from)).rejects.toMatchObject({
        code: 'BAD_INPUT',
      });
    }
    expect((await call(router.settings.get, {}, from)).counter).toEqual(counter);
  });

  it('are forgotten from memory when their transaction is rolled back', () => {
    const shop = createTestShop();
    expect(() =>
      writingSettings(shop.db, 'test', () => {
        writeSettings(shop.db, { language: 'en' }, 1);
        throw new Error('rolled back');
      }),
    ).toThrow('rolled back');
    expect(readSettings(shop.db).language).toBe('bn');
  });
});
