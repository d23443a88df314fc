import { describe, expect, it } from 'vitest';
import { readMarketSettings } from '../admin/index.ts';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { actAsAccount, makeShop, shopProfile } from '../testing/test-people.ts';

describe('a shop', () => {
  it('is registered once, waits, is approved with a mail, and gets a key that is shown once', async () => {
    const market = await createTestMarket();
    const seller = await actAsAccount(market, 'seller');
    const admin = await actAsAccount(market, 'admin');
    const shopId = market.ports.ids.next();
    const profile = shopProfile({ nameEn: 'Lazz Corner' });
    const made = await seller.call.shops.register({ shopId, profile });
    expect(made).toMatchObject({ status: 'pending', version: 1, hasKey: false, profile });
    expect(await seller.call.shops.register({ shopId, profile })).toEqual(made);
    expect((await admin.call.admin.shops({ status: 'pending' })).items).toMatchObject([
      { id: shopId, ownerEmail: seller.email },
    ]);
    const approved = await admin.call.admin.decideShop({
      shopId,
      version: 1,
      status: 'approved',
      reason: '',
    });
    expect(approved).toMatchObject({ status: 'approved', version: 2 });
    expect(await market.jobs.takeDue()).toMatchObject([{ queue: 'mail', data: { to: seller.email } }]);
    await expect(
      admin.call.admin.decideShop({ shopId, version: 1, status: 'suspended', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'VERSION_CONFLICT' });
    const { key } = await seller.call.shops.makeKey({ shopId });
    expect(key).toMatch(/^dks_[\w-]{43}$/);
    expect((await seller.call.shops.mine()).items).toMatchObject([{ hasKey: true }]);
  });

  it('has its phone in Latin digits, whichever were typed and whichever are stored', async () => {
    const market = await createTestMarket();
    const seller = await actAsAccount(market, 'seller');
    const shopId = market.ports.ids.next();
    const profile = shopProfile({ phone: '০১৭১১-২২৩৩৪৪' });
    expect((await seller.call.shops.register({ shopId, profile })).profile.phone).toBe('01711-223344');
    const rows = await market.db.query<{ phone: string }>('SELECT phone FROM shops WHERE id = $1', [shopId]);
    expect(rows).toEqual([{ phone: '01711-223344' }]);
    await market.db.query('UPDATE shops SET phone = $2 WHERE id = $1', [shopId, profile.phone]);
    expect((await seller.call.shops.mine()).items[0]?.profile.phone).toBe('01711-223344');
  });

  it('has a phone that somebody can call; one that was taken before there was a rule stays as it is', async () => {
    const market = await createTestMarket();
    const seller = await actAsAccount(market, 'seller');
    const shopId = market.ports.ids.next();
    const profile = shopProfile({ phone: '02-9123456' });
    const wrong = { ...profile, phone: '00000000' };
    const refused = { code: 'BAD_REQUEST' };
    await expect(seller.call.shops.register({ shopId, profile: wrong })).rejects.toMatchObject(refused);
    await seller.call.shops.register({ shopId, profile });
    await expect(seller.call.shops.update({ shopId, version: 1, profile: wrong })).rejects.toMatchObject(
      refused,
    );
    await market.db.query('UPDATE shops SET phone = $2 WHERE id = $1', [shopId, '০০০০০০০০']);
    const kept = await seller.call.shops.update({
      shopId,
      version: 1,
      profile: { ...wrong, address: 'Road 5' },
    });
    expect(kept.profile).toMatchObject({ phone: '00000000', address: 'Road 5' });
  });

  it('is changed at the version it was read at, and waits again when it was rejected', async () => {
    const market = await createTestMarket();
    const seller = await actAsAccount(market, 'seller');
    const { shopId } = await makeShop(market, { ownerId: seller.id, status: 'rejected' });
    const profile = shopProfile({ drugLicence: 'DL-99', place: { lat: 24.9, lng: 91.87 } });
    const changed = await seller.call.shops.update({ shopId, version: 1, profile });
    expect(changed).toMatchObject({ status: 'pending', version: 2, profile: { drugLicence: 'DL-99' } });
    expect(changed.profile.place.lat).toBeCloseTo(24.9, 9);
    await expect(seller.call.shops.update({ shopId, version: 1, profile })).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
    });
  });
});

describe('administrators', () => {
  it('change settings that everybody then reads', async () => {
    const market = await createTestMarket();
    const admin = await actAsAccount(market, 'admin');
    const before = await readMarketSettings(market);
    const wanted = { ...before, isMedicineOrderable: !before.isMedicineOrderable, staleMinutes: 30 };
    expect(await admin.call.admin.saveSettings(wanted)).toEqual(wanted);
    expect(await readMarketSettings(market)).toEqual(wanted);
  });

  it('hide a reported review, whose stars then no longer count, and may let it stand again', async () => {
    const market = await createTestMarket();
    const admin = await actAsAccount(market, 'admin');
    const customer = await actAsAccount(market);
    const { shopId } = await makeShop(market);
    const [orderId, reviewId] = [market.ports.ids.next(), market.ports.ids.next()];
    const now = new Date(market.time.now());
    await market.db.query(
      `INSERT INTO orders (id, shop_id, account_id, code, pickup_code, status, feed_seq, fulfilment, customer_name, customer_phone, address, note,
         payment, payment_status, subtotal, discount, delivery_fee, total, needs_prescription, asked_hash, created_at, updated_at)
       VALUES ($1, $2, $3, 'A1', '0000', 'completed', 1, 'pickup', 'X', '0', '', '', 'cash', 'paid', 0, 0, 0, 0, false, '', $4, $4)`,
      [orderId, shopId, customer.id, now],
    );
    await market.db.query(
      `INSERT INTO reviews (id, order_id, shop_id, account_id, stars, text, created_at) VALUES ($1, $2, $3, $4, 1, 'bad words', $5)`,
      [reviewId, orderId, shopId, customer.id, now],
    );
    await market.db.query('UPDATE shops SET rating_sum = 1, rating_count = 1');
    await market.db.query(
      'INSERT INTO review_reports (review_id, account_id, reason, created_at) VALUES ($1, $2, $3, $4)',
      [reviewId, admin.id, 'insult', now],
    );
    expect(await admin.call.admin.reports({})).toMatchObject({
      total: 1,
      items: [{ reviewId, reasons: ['insult'] }],
    });
    const rating = () => market.db.query('SELECT rating_sum, rating_count FROM shops');
    await admin.call.admin.decideReview({ reviewId, isHidden: true });
    await admin.call.admin.decideReview({ reviewId, isHidden: true });
    expect(await rating()).toEqual([{ rating_sum: 0, rating_count: 0 }]);
    expect(await admin.call.admin.reports({})).toEqual({ items: [], total: 0 });
    await admin.call.admin.decideReview({ reviewId, isHidden: false });
    expect(await rating()).toEqual([{ rating_sum: 1, rating_count: 1 }]);
    await expect(admin.call.admin.decideReview({ reviewId: orderId, isHidden: true })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
    await expect(admin.call.admin.retryJob({ queue: 'mail', jobId: 'none' })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
  });
});

describe('shops of a status', () => {
  it('come page by page, and by a part of their name in either language, with how many there are', async () => {
    const market = await createTestMarket();
    const admin = await actAsAccount(market, 'admin');
    for (const [nameBn, nameEn] of [
      ['জনতা ফার্মেসি', 'Janata'],
      ['রহিম স্টোর', 'Rahim Store'],
      ['করিম স্টোর', '100% Karim'],
    ] as const)
      await makeShop(market, { profile: { nameBn, nameEn } });
    const named = async (name: string) => {
      const found = await admin.call.admin.shops({ status: 'approved', name });
      return [found.total, ...found.items.map((shop) => shop.profile.nameEn)];
    };
    const page = await admin.call.admin.shops({ status: 'approved', offset: 1, limit: 1 });
    expect([page.total, page.items.length]).toEqual([3, 1]);
    expect(await named('স্টোর')).toEqual([2, 'Rahim Store', '100% Karim']);
    expect(await named('rahim')).toEqual([1, 'Rahim Store']);
    expect(await named('%')).toEqual([1, '100% Karim']);
    expect(await named('nobody')).toEqual([0]);
  });
});

describe('nobody', () => {
  it('sees what needs a sign-in', async () => {
    const call = callAs(await createTestMarket());
    await expect(call.shops.mine()).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });
});
