import type { Locator } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { toBengaliDigits } from '../shared/text/digits.ts';
import { localDigits } from '../shared/text/format.ts';
import { connectShop } from './connect-shop.ts';
import { expect } from './fixtures.ts';
import { NAPA, SECLO, shelveAll } from './goods.ts';
import { orderNapa, shot, test } from './market-world.ts';

test.use({ language: 'bn' });

test('a pickup order at the till is known by its number and asks for the code @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  await shelveAll(owner.api, [NAPA, SECLO]);
  const shopId = await connectShop(owner, people, market.url);
  await counter.open();
  const customer = await people.account('karim@example.org');
  const order = await orderNapa(customer, people, shopId, 2);
  const seen = () => customer.orders.get({ orderId: order.id });
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  // Whoever presses twice before the button rests says it once.
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  const pressTwice = async (button: Locator) => {
    await expect(button).toBeEnabled();
    await button.evaluate((element: { click(): void }) => {
      element.click();
      element.click();
    });
  };
  await pressTwice(popup.getByRole('button', { name: say('market:orders.accept') }));
  await expect.poll(async () => (await seen()).status).toBe('accepted');
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  await pressTwice(page.getByRole('button', { name: say('market:orders.toTill') }));
  await expect(counter.lines).toHaveCount(1);
  const strip = page.getByRole('region', { name: say('market:orders.ofOrder') });
  await expect(strip).toContainText(localDigits(order.code, 'bn'));
  await expect(strip).toContainText('করিম উদ্দিন');
  await shot(page, 'till-1-order');

  // The quickest way to pay asks for the code too.
  await page.keyboard.press('F10');
  const field = page.getByLabel(say('market:orders.code'));
  await expect(field).toBeFocused();
  const code = (await seen()).pickupCode ?? '';
  const [wrong = '', ...guesses] = [0, 1, 2, 3, 4, 5]
    .map((digit) => String(digit).repeat(6))
    .filter((each) => each !== code);
  // Wrong codes are counted: neither one that is not whole nor the same one again is asked.
  await counter.type(wrong.slice(0, 3));
  await page.keyboard.press('Enter');
  await expect(
    page.getByText(say('market:orders.codeShort', { digits: localDigits('6', 'bn') })),
  ).toBeVisible();
  await counter.type(wrong.slice(3));
  for (let press = 0; press < 2; press += 1) {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: localDigits('4', 'bn') })).toBeVisible();
  }
  await shot(page, 'till-2-wrong');
  expect(sent.filter((path) => path === '/rpc/marketplace/checkCode')).toHaveLength(1);
  // Goods scanned meanwhile are no code, and what was said of them goes with the next key.
  const notNow = page.getByText(say('counter:notice.scanWhilePaying'));
  await counter.scan('8941100501234');
  await expect(notNow).toBeVisible();
  await expect(field).toHaveValue(localDigits(wrong, 'bn'));
  // Nor are they a change of the code that was wrong: it is not asked again, also where they took its place for a moment.
  const scannerEchoMs = 200;
  await page.waitForTimeout(scannerEchoMs);
  await page.keyboard.press('Enter');
  await field.selectText();
  await counter.scan('8941100501234');
  await page.waitForTimeout(scannerEchoMs);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(localDigits(wrong, 'bn'));
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  for (const guess of guesses.slice(0, 4)) {
    // As fast as a scanner: the field's own all the same.
    await field.fill('');
    await page.keyboard.type(guess);
    await page.keyboard.press('Enter');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(notNow).toHaveCount(0);
  await expect(page.getByText(say('market:orders.codeOver'))).toBeVisible();
  expect(sent.filter((path) => path === '/rpc/marketplace/checkCode')).toHaveLength(5);
  await shot(page, 'till-3-over');
  // The last of three presses lands on the button that took its place.
  await page
    .getByRole('button', { name: say('market:orders.codeNew') })
    .evaluate((element: { click(): void; nextElementSibling: { click(): void } | null }) => {
      element.click();
      element.click();
      element.nextElementSibling?.click();
    });
  await expect(page.getByText(say('market:orders.codeSent'))).toBeVisible();
  await expect.poll(async () => (await seen()).pickupCode).not.toBe(code);
  const fresh = (await seen()).pickupCode ?? '';
  await field.fill(toBengaliDigits(fresh));
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await seen()).status).toBe('completed');
  expect((await seen()).paymentStatus).toBe('paid');
  for (const call of ['answer', 'newCode'])
    expect(sent.filter((path) => path === `/rpc/marketplace/${call}`)).toHaveLength(1);
});

test('what was paid online is on the bill as it was paid, also where cash was pressed @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  await shelveAll(owner.api, [NAPA, SECLO]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  const { id: orderId } = await orderNapa(customer, people, shopId, 1, 'delivery', 'bkash');
  const { url } = await customer.orders.pay({ orderId });
  await page.request.post(url, { form: { outcome: 'paid' } });
  const openOrders = async () => (await owner.api.marketplace.orders({ open: true })).items;
  await expect.poll(async () => (await openOrders()).map(({ status }) => status)).toEqual(['requested']);
  await owner.api.marketplace.answer({ answerId: uuidv7(), orderId, answer: { kind: 'accept' } });
  const [held] = (await openOrders()).filter(({ draftId }) => draftId !== null);

  await counter.open();
  // Taken up among the held carts, where nothing says what was paid.
  await counter.key('F4');
  const option = counter.view('hold').getByRole('option');
  await expect(option).toHaveCount(1);
  await expect(option).toContainText(words.t('market:orders.ofOrder'));
  await expect(option).toContainText('করিম উদ্দিন');
  await shot(page, 'till-7-held');
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(2);
  await page.keyboard.press('F10');
  await expect(counter.payment.panel.getByRole('listitem')).toContainText(held?.order.trxId ?? '?');
  await shot(page, 'till-8-paid-online');
  await page.keyboard.press('Enter');
  await expect(counter.lines).toHaveCount(0);
  await expect.poll(async () => (await customer.orders.get({ orderId })).status).toBe('completed');
  const [sale] = (await owner.api.sales.list({})).items;
  const { tenders, total } = await owner.api.sales.get({ saleId: sale?.id ?? '' });
  expect(tenders).toMatchObject([{ kind: 'bkash', amount: total, trxId: held?.order.trxId }]);
});

test('without a line, or with a PIN, the order still goes out; a delivery asks no code @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  await shelveAll(owner.api, [NAPA, SECLO]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  const order = await orderNapa(customer, people, shopId, 1);
  const delivery = await orderNapa(customer, people, shopId, 1, 'delivery');
  const openOrders = async () => (await owner.api.marketplace.orders({ open: true })).items;
  await expect.poll(async () => (await openOrders()).length).toBe(2);
  for (const { id: orderId } of [order, delivery])
    await owner.api.marketplace.answer({ answerId: uuidv7(), orderId, answer: { kind: 'accept' } });
  const statusOf = async (orderId: string) => (await customer.orders.get({ orderId })).status;
  await expect.poll(() => statusOf(delivery.id)).toBe('accepted');

  await counter.open();
  const card = (code: string) => page.getByRole('article', { name: code });
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  await card(delivery.code)
    .getByRole('button', { name: say('market:orders.onTheWay') })
    .click();
  await expect.poll(() => statusOf(delivery.id)).toBe('on-the-way');
  await shot(page, 'till-4-orders');
  // A slow answer to whose order the cart is: the keys that follow must not go into the payment meanwhile.
  await page.route('**/rpc/marketplace/cartOrder*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 700));
    await route.continue();
  });
  await card(delivery.code)
    .getByRole('button', { name: say('market:orders.delivered') })
    .click();
  await expect(counter.lines).toHaveCount(2);
  await page.keyboard.press('F10');
  await expect.poll(() => statusOf(delivery.id)).toBe('completed');

  await owner.api.marketplace.pause({ isPaused: true });
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  await card(order.code)
    .getByRole('button', { name: say('market:orders.toTill') })
    .click();
  await expect(counter.lines).toHaveCount(1);
  await page.keyboard.press('F9');
  await counter.type('12');
  await expect(page.getByLabel(say('market:orders.code'))).toHaveValue('১২');
  await page.getByRole('button', { name: say('market:orders.codeManager') }).click();
  await counter.type(owner.pin);
  await page.keyboard.press('Enter');
  await expect(counter.payment.amount).toBeFocused();
  await shot(page, 'till-5-pay');
  await page.keyboard.press('Enter');
  await expect(counter.lines).toHaveCount(0);
  await owner.api.marketplace.pause({ isPaused: false });
  await expect.poll(() => statusOf(order.id)).toBe('completed');
});

test('goods an order waits for are sold at the till once it was seen, and a change that leaves nothing of the order asks why @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(180_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  await shelveAll(owner.api, [NAPA]);
  const shopId = await connectShop(owner, people, market.url);
  await counter.open();
  const customer = await people.account('karim@example.org');
  const order = await orderNapa(customer, people, shopId, 2);
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  // 20 of the 500 tablets are the order's, though nobody has accepted it yet.
  await expect(popup).toBeVisible();
  await counter.add('napa 490t');
  await expect(counter.lines.first()).toContainText(localDigits(order.code, 'bn'));
  await counter.key('F10');
  await counter.expectNotice(say('counter:notice.seeWarnings'));
  await shot(page, 'till-9-promised');
  await counter.key('Alt+KeyA', 'F10');
  await counter.expectSold();
  await expect(popup).toContainText(words.pattern('market:orders.short'));

  await popup.getByRole('button', { name: say('market:orders.adjust') }).click();
  // What was sold is missing already; where all can be given the button rests, and says why.
  await popup.getByLabel(say('market:orders.quantity')).fill('2');
  await expect(popup.getByText(say('market:orders.unchanged'))).toBeVisible();
  await expect(popup.getByRole('button', { name: say('market:orders.send') })).toBeDisabled();
  await shot(page, 'till-6-unchanged');
  await popup.getByLabel(say('market:orders.quantity')).fill('0');
  await expect(popup.getByText(say('market:orders.unchanged'))).toHaveCount(0);
  await expect(popup.getByRole('alert')).toHaveText(say('market:orders.nothing.rejectWhy'));
  const reject = popup.getByRole('button', { name: say('market:orders.nothing.reject') });
  await expect(reject).toBeDisabled();
  await popup.getByLabel(say('market:orders.reason')).fill('শেষ হয়ে গেছে');
  await shot(page, 'till-6-nothing');
  await reject.click();
  await expect.poll(async () => (await customer.orders.get({ orderId: order.id })).status).toBe('rejected');
  expect((await customer.orders.get({ orderId: order.id })).shopNote).toBe('শেষ হয়ে গেছে');
});
