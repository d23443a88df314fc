import { call } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { settingsContract } from '../../shared/contract/settings.contract.ts';
import { router } from '../app/router.ts';
import { callFrom, setUpShop } from '../testing/callers.ts';
import { createTestShop } from '../testing/test-shop.ts';

type Saved = z.infer<NonNullable<(typeof settingsContract.save)['~orpc']['inputSchema']>>;

async function twoTills() {
  const shop = createTestShop();
  const { token } = await setUpShop(shop);
  const from = callFrom(shop, { token });
  const seen = await call(router.settings.get, {}, from);
  const save = (input: Saved) => call(router.settings.save, input, from);
  return { shop, from, seen, save };
}

describe('settings saved from two tills', () => {
  it('are refused to the one who has not seen what the other saved, and stay as the other saved them', async () => {
    const { shop, from, seen, save } = await twoTills();
    await save({ shop: { ...seen.shop, phone: '01711000001' }, was: { shop: seen.shop } });
    const late = save({ shop: { ...seen.shop, bin: '123' }, was: { shop: seen.shop } });
    await expect(late).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      data: { entity: 'settings', id: 'shop' },
    });
    const now = await call(router.settings.get, {}, from);
    expect(now.shop).toEqual({ ...seen.shop, phone: '01711000001' });
    const saves = shop.db.sqlite.prepare("SELECT count(*) FROM audit WHERE action = 'settings.save'").pluck();
    expect(saves.get()).toBe(1);
    const again = await save({ shop: { ...now.shop, bin: '123' }, was: { shop: now.shop } });
    expect(again.shop).toMatchObject({ phone: '01711000001', bin: '123' });
  });

  it('may differ in another group, and may be saved twice alike', async () => {
    const { seen, save } = await twoTills();
    const phone = { ...seen.shop, phone: '01711000001' };
    await save({ shop: phone, was: { shop: seen.shop } });
    const counter = { ...seen.counter, idleLockMinutes: 7 };
    await expect(save({ counter, was: { counter: seen.counter } })).resolves.toMatchObject({ shop: phone });
    await expect(save({ shop: phone, was: { shop: seen.shop } })).resolves.toMatchObject({ shop: phone });
    await expect(save({ language: 'en', was: { language: seen.language } })).resolves.toMatchObject({
      language: 'en',
    });
  });
});
