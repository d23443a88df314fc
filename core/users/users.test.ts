import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { router } from '../app/router.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';
import { writeTrainingPins } from './index.ts';

async function ownedShop() {
  const shop = createTestShop();
  const owner = await setUpShop(shop);
  return { shop, owner, from: callFrom(shop, { token: owner.token }) };
}

const person = (id: string, name: string) =>
  ({ id, name, role: 'manager', language: 'en', pin: '904817' }) as const;

describe('people', () => {
  it('are added once, however often the same call comes', async () => {
    const { shop, from } = await ownedShop();
    const input = person(shop.ports.ids.next(), 'Salma');
    const first = await call(router.users.create, input, from);
    expect(await call(router.users.create, input, from)).toEqual(first);
    expect((await call(router.users.list, {}, from)).items).toHaveLength(2);
  });

  it('need names of their own and a PIN that is not the first guess', async () => {
    const { shop, from } = await ownedShop();
    const salma = person(shop.ports.ids.next(), 'Salma');
    await call(router.users.create, salma, from);
    await expect(
      call(router.users.create, { ...salma, id: shop.ports.ids.next() }, from),
    ).rejects.toMatchObject({ code: 'DUPLICATE', data: { field: 'name', id: salma.id } });
    await expect(
      call(router.users.create, { ...person(shop.ports.ids.next(), 'Other'), pin: '০০০০' }, from),
    ).rejects.toMatchObject({ code: 'PIN_TOO_WEAK' });
    await expect(call(router.users.setPin, { id: salma.id, pin: '4321' }, from)).rejects.toMatchObject({
      code: 'PIN_TOO_WEAK',
    });
    await expect(
      call(router.users.setPin, { id: shop.ports.ids.next(), pin: '904817' }, from),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
  });

  it('always include an owner who can sign in', async () => {
    const { shop, owner, from } = await ownedShop();
    for (const change of [{ role: 'manager' as const }, { isActive: false }]) {
      await expect(call(router.users.update, { ...owner.user, ...change }, from)).rejects.toMatchObject({
        code: 'LAST_OWNER',
      });
    }
    const second = await call(router.users.create, person(shop.ports.ids.next(), 'Salma'), from);
    await call(router.users.update, { ...second, role: 'owner' }, from);
    await call(router.users.update, { ...second, role: 'owner', isActive: false }, from);
    await expect(call(router.users.update, { ...owner.user, role: 'manager' }, from)).rejects.toMatchObject({
      code: 'LAST_OWNER',
    });
    await call(router.users.update, { ...second, role: 'owner', isActive: true }, from);
    expect(await call(router.users.update, { ...owner.user, role: 'manager' }, from)).toMatchObject({
      role: 'manager',
    });
  });

  it('choose their own language, in every session', async () => {
    const { shop, owner, from } = await ownedShop();
    expect(owner.user.language).toBe('bn');
    await call(router.session.setLanguage, { language: 'en' }, from);
    expect((await call(router.session.current, {}, from)).user.language).toBe('en');
    expect((await call(router.session.people, {}, callFrom(shop))).items[0]?.language).toBe('en');
  });

  it('show their PINs on the sign-in screen of a training shop only, and only until they change them', async () => {
    const { shop, owner, from } = await ownedShop();
    writeTrainingPins(shop.db, { [owner.user.id]: '482619' }, shop.clock.now());
    const shown = async () => (await call(router.session.people, {}, callFrom(shop))).items[0]?.trainingPin;
    expect(await shown()).toBeNull();
    shop.options.training = true;
    expect(await shown()).toBe('482619');
    await call(router.users.changeOwnPin, { oldPin: '482619', newPin: '904817' }, from);
    expect(await shown()).toBeNull();
  });
});

describe('tills and trail', () => {
  it('numbers tills without ever giving a number twice', async () => {
    const { shop, from } = await ownedShop();
    const join = async (name: string) => {
      const { code } = await call(router.users.createPairingCode, {}, from);
      return call(router.users.joinTill, { code, name }, callFrom(shop, { localTillId: null }));
    };
    const second = await join('Back door');
    await call(router.users.removeTill, { id: second.till.id }, from);
    const third = await join('Back door');
    expect([second.till.id, third.till.id]).toEqual([2, 3]);
    const { items } = await call(router.users.tills, {}, from);
    expect(items.map((till) => [till.id, till.isActive])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
    await expect(call(router.users.removeTill, { id: 1 }, from)).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
  });

  it('takes a pairing code in Bengali digits with a space in it', async () => {
    const { shop, from } = await ownedShop();
    const { code } = await call(router.users.createPairingCode, {}, from);
    const typed = `${code.slice(0, 4)} ${code.slice(4)}`.replace(/[0-9]/g, (digit) =>
      String.fromCharCode(0x09e6 + Number(digit)),
    );
    const joined = await call(
      router.users.joinTill,
      { code: typed, name: 'Tablet' },
      callFrom(shop, { localTillId: null }),
    );
    expect(joined.till.id).toBe(2);
  });

  it('pages the trail from the newest and verifies the chain', async () => {
    const { shop, from } = await ownedShop();
    for (const name of ['A', 'B', 'C'])
      await call(router.users.create, person(shop.ports.ids.next(), name), from);
    const all = await call(router.users.audit, {}, from);
    expect(all.next).toBeNull();
    const entries = all.items.length;
    const first = await call(router.users.audit, { limit: 1 }, from);
    expect(first).toEqual({ items: all.items.slice(0, 1), next: all.items[0]?.id });
    const second = await call(router.users.audit, { limit: 2, before: first.next ?? 0 }, from);
    expect(second).toEqual({ items: all.items.slice(1, 3), next: all.items[2]?.id });
    const rest = await call(router.users.audit, { limit: 500, before: second.next ?? 0 }, from);
    expect(rest).toEqual({ items: all.items.slice(3), next: null });
    expect(await call(router.users.verifyAudit, {}, from)).toEqual({
      entries,
      intact: true,
      brokenAt: null,
    });
    shop.db.sqlite.exec('DROP TRIGGER audit_no_update');
    shop.db.sqlite.exec("UPDATE audit SET details = '{}' WHERE id = 3");
    expect(await call(router.users.verifyAudit, {}, from)).toMatchObject({ intact: false, brokenAt: 3 });
    expect(verifyAuditChain(shop.db.sqlite).brokenAt).toBe(3);
  });
});
