import { v7 as uuidv7 } from 'uuid';
import { paisa } from '../shared/money/money.ts';
import { localDigits } from '../shared/text/format.ts';
import { connectShop } from './connect-shop.ts';
import { arriveSignedIn, expect } from './fixtures.ts';
import { type Goods, NAPA, ORSALINE, savedAgain, shelve, shelveAll } from './goods.ts';
import { HERE, type MarketApi, type MarketPeople } from './market-people.ts';
import { shot, test } from './market-world.ts';
import { Counter } from './page-models/counter.ts';
import { type SignedIn, signInBeside } from './store-client.ts';

const language = process.env.DOKANI_SHOTS_LANGUAGE === 'en' ? 'en' : 'bn';
test.use({ language });

/** ৳4.80 a piece. */
const SALINE: Goods = {
  ...ORSALINE,
  product: {
    ...ORSALINE.product,
    nameEn: 'Orsaline',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 480, isDefault: true }],
  },
};

/** A customer's order of goods that are fetched, taken on by the shop. Answers it as the customer sees it then. */
async function accepted(
  { owner, people, customer }: { owner: SignedIn; people: MarketPeople; customer: MarketApi },
  what: {
    shopId: string;
    text: string;
    quantity: number;
    total: number;
    promoCode?: string;
    paid?: 'rocket';
    /** What happens at the shop before it answers. */
    meanwhile?: () => Promise<unknown>;
  },
) {
  const { shopId, text, quantity, total, promoCode = '', paid, meanwhile } = what;
  const find = () => people.as().find.offers({ text, place: HERE, radiusM: 10_000 });
  await expect.poll(async () => (await find()).items.length).toBeGreaterThan(0);
  const offer = (await find()).items[0];
  const pack = offer?.packs[0];
  if (!offer || !pack) throw new Error(`${text} is not offered`);
  const { id: orderId } = await customer.orders.place({
    orderId: uuidv7(),
    shopId,
    lines: [{ listingId: offer.listingId, packId: pack.packId, quantity }],
    fulfilment: 'pickup',
    promoCode,
    expectedTotal: paisa(total),
    payment: paid ?? 'cash',
    name: 'করিম উদ্দিন',
    phone: '01811222333',
    prescriptionIds: [],
  });
  if (paid) {
    const { url } = await customer.orders.pay({ orderId });
    await fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'paid' }) });
  }
  // What is yet to be paid is known to the shop before.
  const known = async () =>
    (await owner.api.marketplace.orders({ open: true })).items
      .filter(({ status }) => status === 'requested')
      .map(({ order }) => order.id);
  await expect.poll(known).toContain(orderId);
  await meanwhile?.();
  await owner.api.marketplace.answer({ answerId: uuidv7(), orderId, answer: { kind: 'accept' } });
  await expect.poll(async () => (await customer.orders.get({ orderId })).status).toBe('accepted');
  return customer.orders.get({ orderId });
}

test('the discount that was agreed with an online customer asks a cashier for nothing, and is not lowered unasked @browser', async ({
  owner,
  words,
  page,
  people,
  market,
  shop,
}) => {
  test.setTimeout(180_000);
  await shelveAll(owner.api, [NAPA]);
  const shopId = await connectShop(owner, people, market.url);
  const now = Date.now();
  await owner.api.marketplace.putPromo({
    code: 'SAVE10',
    percentBp: 1_000,
    amount: null,
    minimum: paisa(0),
    startsAt: now - 3_600_000,
    endsAt: now + 3_600_000,
    maxUses: 9,
  });
  const customer = await people.account('karim@example.org');
  const promo = { shopId, text: 'napa', quantity: 5, total: 5_400, promoCode: 'SAVE10' };
  await accepted({ owner, people, customer }, promo);
  const id = uuidv7();
  await owner.api.users.create({ id, name: 'Karim', role: 'cashier', language, pin: '573028' });
  await arriveSignedIn(page, shop.url, await signInBeside(shop.url, id, '573028'), language);
  const counter = new Counter(page, words);
  await counter.open();
  await counter.takeHeld();
  await expect(counter.lines).toHaveCount(1);
  await counter.expectToPay(5_400);
  const agreed = words.t('counter:totals.discountAgreed', { amount: words.taka(600) });
  await expect(counter.cart.getByRole('button', { name: agreed })).toBeVisible();
  const cap = words.t('counter:discount.above', { percent: localDigits('5', language) });
  await expect(page.getByText(cap)).toHaveCount(0);
  await shot(page, `money-1-agreed-${language}`);

  await counter.key('Alt+KeyD');
  await counter.type('3');
  await shot(page, `money-2-lower-${language}`);
  await counter.key('Enter');
  await counter.expectToPay(5_700);
  const less = counter.cart.getByText(words.t('counter:discount.more', { amount: words.taka(300) }));
  await expect(less).toBeVisible();
  for (const key of ['F10', 'F9']) {
    await counter.key(key);
    await counter.expectNotice(words.t('counter:notice.seeMore'));
  }
  await shot(page, `money-3-less-${language}`);
  await counter.key('Alt+KeyD');
  await counter.type('6');
  await counter.key('Enter');
  await counter.expectToPay(5_400);
  await expect(less).toHaveCount(0);

  // Meant so, it is sold for more.
  await counter.key('Alt+KeyD');
  await counter.type('5');
  await counter.key('Enter', 'Alt+KeyA', 'F9');
  await expect(page.getByLabel(words.t('market:orders.code'))).toBeFocused();
});

test('what was agreed beside the goods cannot be left off the bill unseen @browser', async ({
  owner,
  words,
  page,
  people,
  market,
  shop,
}) => {
  test.setTimeout(180_000);
  const napa = await shelve(owner.api, NAPA);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  const reprice = async (price: number) => {
    const now = await owner.api.catalog.get({ id: napa.id });
    const product = savedAgain(now);
    const packs = product.packs.map((pack) => (pack.unit === 'strip' ? { ...pack, price } : pack));
    await owner.api.catalog.update({ id: now.id, version: now.version, product: { ...product, packs } });
  };
  const { pickupCode } = await accepted(
    { owner, people, customer },
    { shopId, text: 'napa', quantity: 5, total: 6_000, meanwhile: () => reprice(1_000) },
  );
  const id = uuidv7();
  await owner.api.users.create({ id, name: 'Karim', role: 'cashier', language, pin: '573028' });
  await arriveSignedIn(page, shop.url, await signInBeside(shop.url, id, '573028'), language);
  const counter = new Counter(page, words);
  await counter.open();
  await counter.takeHeld();
  await expect(counter.lines).toHaveCount(2);
  await counter.expectToPay(6_000);
  await counter.lines.nth(1).click();
  await counter.key('Delete');
  await expect(counter.lines).toHaveCount(1);
  const off = words.t('counter:discount.waived', { amount: words.taka(1_000) });
  await expect(counter.cart.getByText(off)).toBeVisible();
  await shot(page, `money-9-waived-${language}`);
  // One key and Enter bring it back to what was agreed; so they do after the counter's price changed under it.
  await counter.key('Alt+KeyD');
  await shot(page, `money-11-bring-${language}`);
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(2);
  await counter.expectToPay(6_000);
  await reprice(2_000);
  await counter.expectToPay(11_000);
  const more = counter.cart.getByText(words.t('counter:discount.more', { amount: words.taka(5_000) }));
  await expect(more).toBeVisible();
  await shot(page, `money-12-repriced-${language}`);
  await counter.key('Alt+KeyD', 'Enter');
  await expect(counter.lines).toHaveCount(1);
  await counter.expectToPay(6_000);
  await expect(more).toHaveCount(0);
  await reprice(1_000);
  await expect(counter.cart.getByText(off)).toBeVisible();
  await counter.key('F9');
  await page.getByLabel(words.t('market:orders.code')).fill(pickupCode ?? '');
  await counter.key('Enter');
  await expect(counter.payment.amount).toBeFocused();
  await counter.key('Enter');
  await expect(counter.view('approval')).toBeVisible();
  await shot(page, `money-10-approval-${language}`);
});

test('an order comes to what was paid online, or to the taka that the till collects @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  await shelveAll(owner.api, [SALINE]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  const world = { owner, people, customer };
  const due = words.t('market:orders.due', { amount: words.taka(13_000) });

  // Cash: every place says what is collected.
  const inCash = await accepted(world, { shopId, text: 'orsaline', quantity: 27, total: 12_960 });
  await counter.open();
  await page.goto('/#/market');
  await page.getByRole('tab', { name: words.t('market:tab.orders') }).click();
  const card = page.getByRole('article', { name: inCash.code });
  await expect(card).toContainText(due);
  await shot(page, `money-4-card-${language}`);
  await counter.open();
  await counter.key('F4');
  await expect(counter.view('hold').getByRole('option')).toContainText(words.taka(13_000));
  await counter.key('Enter');
  await counter.expectToPay(13_000);
  await expect(page.getByRole('region', { name: words.t('market:orders.ofOrder') })).toContainText(due);
  await shot(page, `money-5-cash-${language}`);
  await counter.key('F9');
  const code = page.getByLabel(words.t('market:orders.code'));
  await expect(code).toBeFocused();
  await counter.type(inCash.pickupCode === '111111' ? '222222' : '111111');
  await counter.key('Enter');
  await expect(code).toHaveAttribute('aria-invalid', 'true');
  // Typed over the wrong one.
  await counter.type(inCash.pickupCode ?? '');
  await counter.key('Enter');
  await expect(counter.payment.amount).toBeFocused();
  await counter.key('Enter');
  await counter.expectSold();

  // Paid online: to the paisa, there from the beginning, and still there after the page was left without warning.
  const paid = await accepted(world, { shopId, text: 'orsaline', quantity: 2, total: 960, paid: 'rocket' });
  await counter.takeHeld();
  await counter.expectToPay(960);
  await page.reload();
  await expect(counter.lines).toHaveCount(1);
  await counter.expectToPay(960);
  await counter.key('F9');
  await page.getByLabel(words.t('market:orders.code')).fill(paid.pickupCode ?? '');
  await counter.key('Enter');
  const part = counter.payment.panel.getByRole('listitem');
  await expect(part).toContainText(words.taka(960));
  await expect(part).toContainText(words.t('counter:tender.rocket'));
  await expect(part.getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('button', { name: words.t('counter:pay.ringUp') })).toBeVisible();
  await shot(page, `money-6-paid-${language}`);
  // Who means cash sees that there is nothing to take.
  await counter.key('F10');
  await expect(part).toContainText(words.taka(960));
  // Nor is a TrxID asked for, where another tender is chosen.
  await counter.key('KeyR', 'Enter');
  await counter.expectSold();
  await expect.poll(async () => (await customer.orders.get({ orderId: paid.id })).status).toBe('completed');
  expect(await customer.orders.get({ orderId: paid.id })).toMatchObject({ paid: 960, refund: 0 });
});

test('a cancelled order asks for no code, and says what to do with goods and money @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  await shelveAll(owner.api, [NAPA]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  const napa = { shopId, text: 'napa', quantity: 1, total: 1_200 };
  const field = page.getByLabel(words.t('market:orders.code'));

  // While its cart lies on the counter.
  const first = await accepted({ owner, people, customer }, napa);
  await counter.open();
  await counter.takeHeld();
  await expect(counter.lines).toHaveCount(1);
  await customer.orders.cancel({ orderId: first.id });
  const strip = page.getByRole('region', { name: words.t('market:orders.ofOrder') });
  await expect(strip.getByRole('alert')).toHaveText(words.t('market:orderStatus.cancelled'));
  await counter.key('F9');
  await expect(page.getByText(words.t('market:orders.cartOver'))).toBeVisible();
  await expect(field).toHaveCount(0);
  await shot(page, `money-7-over-cart-${language}`);
  await page.getByRole('button', { name: words.t('market:orders.cartClear') }).click();
  await expect(counter.lines).toHaveCount(0);
  await page.getByRole('button', { name: words.t('market:orders.seen') }).click();

  // Rung up on a wrong code without a line, and cancelled after that.
  const second = await accepted({ owner, people, customer }, napa);
  await owner.api.marketplace.pause({ isPaused: true });
  await counter.takeHeld();
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await field.fill(second.pickupCode === '111111' ? '222222' : '111111');
  await counter.key('Enter');
  await expect(counter.payment.amount).toBeFocused();
  await counter.key('Enter');
  await counter.expectSold();
  await owner.api.marketplace.pause({ isPaused: false });
  await page.goto('/#/market');
  await page.getByRole('tab', { name: words.t('market:tab.orders') }).click();
  const card = page.getByRole('article', { name: second.code });
  await expect(card.getByLabel(words.t('market:orders.code'))).toBeVisible();
  await expect(card.getByLabel(words.t('market:orders.code'))).not.toBeFocused();
  await customer.orders.cancel({ orderId: second.id });
  await expect(card.getByRole('alert')).toHaveText(words.t('market:problem.CANCELLED_AFTER_SALE'));
  await expect(field).toHaveCount(0);
  await shot(page, `money-8-after-sale-${language}`);
});
