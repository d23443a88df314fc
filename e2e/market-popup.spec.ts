import type { Route } from '@playwright/test';
import { v7 as uuidv7 } from 'uuid';
import { connectShop } from './connect-shop.ts';
import { expect } from './fixtures.ts';
import { AMOXIL, NAPA, SECLO, shelveAll } from './goods.ts';
import { orderGoods, orderNapa, photograph, shot, test } from './market-world.ts';

test.use({ language: 'bn' });

test('a note and a name of one endless word leave everything that can be pressed on the screen @browser', async ({
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
  const customer = await people.account('karim@example.org');
  await counter.open();
  const endless = { note: 'x'.repeat(500), name: 'y'.repeat(100) };
  await orderGoods(customer, people, shopId, { text: 'napa', quantity: 2 }, endless);
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  const isWithin = async () => {
    const reject = popup
      .or(page.getByRole('article'))
      .getByRole('button', { name: say('market:orders.reject') });
    await reject.first().scrollIntoViewIfNeeded();
    await expect(reject.first()).toBeInViewport({ ratio: 0.9 });
    const beyond = page.locator('html').evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect(await beyond).toBe(0);
    const card = page.getByRole('article').first();
    expect(await card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  };
  await expect(popup).toBeVisible();
  await isWithin();
  await shot(page, 'popup-1-endless');
  // What is typed next is the reason, and sells nothing.
  await popup.getByRole('button', { name: say('market:orders.reject') }).click();
  await expect(popup.getByLabel(say('market:orders.reason'))).toBeFocused();
  await popup.getByRole('button', { name: say('market:orders.back') }).click();
  await popup.getByRole('button', { name: say('market:orders.adjust') }).click();
  await expect(popup.getByLabel(say('market:orders.quantity')).first()).toBeFocused();
  await popup.getByRole('button', { name: say('market:orders.back') }).click();
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  await isWithin();
  await shot(page, 'popup-1-endless-page');
});

test('a slow second press takes no order that nobody has read, and whoever comes too late is told until it is read @browser', async ({
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
  const customer = await people.account('karim@example.org');
  await counter.open();
  const first = await orderNapa(customer, people, shopId, 1);
  const second = await orderNapa(customer, people, shopId, 2);
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  const card = (code: string) => popup.getByRole('article', { name: code });
  const accept = (code: string) => card(code).getByRole('button', { name: say('market:orders.accept') });
  await expect(popup).toContainText(say('market:orders.several', { count: 2 }));
  await expect(accept(first.code)).toBeEnabled();
  const box = await accept(first.code).boundingBox();
  if (!box) throw new Error('not on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await expect(card(second.code)).toBeVisible();
  await page.mouse.click(x, y);
  await shot(page, 'popup-2-rests');
  const statusOf = async (orderId: string) => (await customer.orders.get({ orderId })).status;
  await expect.poll(() => statusOf(first.id)).toBe('accepted');
  // Whoever reads it first and presses then is not kept waiting for more.
  await expect(accept(second.code)).toBeEnabled();
  expect(await statusOf(second.id)).toBe('requested');

  // Another till is quicker by a moment.
  await page.route('**/rpc/marketplace/answer', async (route) => {
    const answer = { kind: 'reject', reason: 'নেই' } as const;
    await owner.api.marketplace.answer({ answerId: uuidv7(), orderId: second.id, answer });
    await route.continue();
  });
  await accept(second.code).click();
  const lost = page.getByRole('complementary', { name: say('market:orders.lostTitle') });
  await expect(lost).toContainText(second.code.replace(/\d/g, (digit) => '০১২৩৪৫৬৭৮৯'[Number(digit)] ?? ''));
  await expect(lost.getByRole('alert')).toContainText(say('market:orderStatus.rejected'));
  await expect(lost.getByRole('alert')).toContainText(owner.session.user.name);
  await shot(page, 'popup-3-lost');
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  await expect(page.getByRole('alert').filter({ hasText: say('market:orderStatus.rejected') })).toBeVisible();
  await shot(page, 'popup-3-lost-page');
  await page.getByRole('button', { name: say('market:orders.seen') }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('an answer that is being written stays where it is when the order ends meanwhile @browser', async ({
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
  await counter.open();
  const order = await orderNapa(customer, people, shopId, 1);
  const popup = page.getByRole('complementary', { name: words.t('market:orders.new') });
  const reject = popup.getByRole('button', { name: words.t('market:orders.reject') });
  await expect(reject).toBeEnabled();
  await reject.click();
  const reason = popup.getByLabel(words.t('market:orders.reason'));
  await expect(reason).toBeFocused();
  await page.keyboard.type('stock');
  await expect(reject).toBeEnabled();
  await customer.orders.cancel({ orderId: order.id });
  await expect(popup.getByRole('alert')).toHaveText(words.t('market:orders.gone'));
  await page.keyboard.type(' is out');
  await expect(reason).toHaveValue('stock is out');
  await expect(reject).toBeDisabled();
  await expect(counter.search).toHaveValue('');
  await shot(page, 'popup-9-gone');
  await popup.getByRole('button', { name: words.t('market:orders.back') }).click();
  await expect(popup).toHaveCount(0);

  // Accepted at another till and cancelled then, it also came to nothing: it is told of once.
  const other = await orderNapa(customer, people, shopId, 1);
  await expect(reject).toBeEnabled();
  await reject.click();
  await expect(reason).toBeFocused();
  await owner.api.marketplace.answer({ answerId: uuidv7(), orderId: other.id, answer: { kind: 'accept' } });
  await expect.poll(async () => (await customer.orders.get({ orderId: other.id })).status).toBe('accepted');
  await customer.orders.cancel({ orderId: other.id });
  const why = words.t('market:problem.CANCELLED_AFTER_ACCEPT');
  await expect(popup.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await expect(popup.getByRole('article')).toHaveCount(1);
  await expect(reason).toBeVisible();
  await shot(page, 'popup-10-gone-and-over');
});

test('what was written to an order stays until the answer is taken @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
  shop,
}) => {
  test.setTimeout(180_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  await shelveAll(owner.api, [NAPA, AMOXIL]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  await counter.open();
  const order = await orderNapa(customer, people, shopId, 1);
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  const alert = popup.getByRole('alert');
  const button = (name: 'reject' | 'adjust' | 'send' | 'back') =>
    popup.getByRole('button', { name: say(`market:orders.${name}`), exact: true });
  const statusOf = async (orderId: string) => (await customer.orders.get({ orderId })).status;
  const reason = popup.getByLabel(say('market:orders.reason'));
  await expect(button('reject')).toBeEnabled();
  await button('reject').click();
  await reason.fill('stock is out');
  const answers = '**/rpc/marketplace/answer*';
  await page.route(answers, (route) => route.abort());
  await button('reject').click();
  await expect(alert).toHaveText(words.t('errors:OFFLINE'));
  await expect(reason).toHaveValue('stock is out');
  await shot(page, 'popup-11-kept-reason');
  await button('back').click();
  await expect(alert).toHaveCount(0);
  await page.unroute(answers);
  await expect(button('reject')).toBeEnabled();
  await button('reject').click();
  await reason.fill('stock is out');
  // The news of the order comes before the answer to who wrote it: nobody else was first.
  await page.route(answers, async (route) => {
    const news = page.waitForResponse('**/rpc/marketplace/orders*');
    const response = await route.fetch();
    await news;
    await expect(page.getByRole('link', { name: say('market:dot.orders', { count: 1 }) })).toHaveCount(0);
    await expect(alert).toHaveCount(0);
    await expect(reason).toHaveValue('stock is out');
    await route.fulfill({ response });
  });
  await button('reject').click();
  await expect(popup).toHaveCount(0);
  await page.unroute(answers);
  await expect.poll(() => statusOf(order.id)).toBe('rejected');

  const prescriptionIds = [await photograph(customer)];
  const second = await orderGoods(
    customer,
    people,
    shopId,
    { text: 'amoxil', quantity: 2 },
    { prescriptionIds },
  );
  const look = async () => {
    await popup.getByRole('button', { name: `${say('market:orders.prescription')} ১` }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };
  await look();
  await expect(button('adjust')).toBeEnabled();
  await button('adjust').click();
  const quantity = popup.getByLabel(say('market:orders.quantity'));
  const note = popup.getByLabel(say('market:orders.note'));
  await quantity.fill('1');
  await note.fill('the other strip tomorrow');
  // The shop's program was started again meanwhile, and knows of no look.
  await shop.kill();
  await shop.restart();
  await button('send').click();
  await expect(alert).toHaveText(words.t('errors:PRESCRIPTION_UNSEEN'));
  await shot(page, 'popup-12-kept-offer');
  await look();
  await expect(alert).toHaveCount(0);
  await expect(quantity).toHaveValue('১');
  await expect(note).toHaveValue('the other strip tomorrow');
  await button('send').click();
  await expect.poll(() => statusOf(second.id)).toBe('adjusted');
  await expect(popup).toHaveCount(0);
  expect((await customer.orders.get({ orderId: second.id })).lines.map((line) => line.quantity)).toEqual([1]);

  // Somebody else was first: that is said where it stays, and the form has nothing left to say.
  const third = await orderNapa(customer, people, shopId, 1);
  await expect(button('reject')).toBeEnabled();
  await button('reject').click();
  await reason.fill('stock is out');
  await page.route(answers, async (route) => {
    const answer = { kind: 'accept' } as const;
    await owner.api.marketplace.answer({ answerId: uuidv7(), orderId: third.id, answer });
    await route.continue();
  });
  await button('reject').click();
  const lost = page.getByRole('complementary', { name: say('market:orders.lostTitle') });
  await expect(lost.getByRole('alert')).toContainText(say('market:orderStatus.accepted'));
  await expect(page.getByLabel(say('market:orders.reason'))).toHaveCount(0);
});

test('an order that ends while somebody brings its cart to the till is not said to be at another till @browser', async ({
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
  const customer = await people.account('karim@example.org');
  await counter.open();
  const { id: orderId } = await orderNapa(customer, people, shopId, 1);
  const open = async () => (await owner.api.marketplace.orders({ open: true })).items;
  await expect.poll(async () => (await open()).length).toBe(1);
  await owner.api.marketplace.answer({ answerId: uuidv7(), orderId, answer: { kind: 'accept' } });
  await expect.poll(async () => (await customer.orders.get({ orderId })).status).toBe('accepted');
  await page.goto('/#/market');
  await page.getByRole('tab', { name: say('market:tab.orders') }).click();
  const bring = page.getByRole('button', { name: say('market:orders.toTill') });
  await expect(bring).toBeEnabled();
  const cancelFirst = async (route: Route) => {
    await customer.orders.cancel({ orderId });
    await expect.poll(async () => (await open())[0]?.status).toBe('cancelled');
    await route.continue();
  };
  await page.route('**/rpc/sales/drafts*', cancelFirst, { times: 1 });
  await bring.click();
  const card = page.getByRole('article');
  await expect(card.getByRole('alert').filter({ hasText: words.t('errors:ORDER_STATE') })).toBeVisible();
  await expect(card).toContainText(say('market:orderStatus.cancelled'));
  await shot(page, 'popup-13-ended', 400);
});

test('an order on prescription is accepted once its photo was opened, also beside the change of a sale @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
  shop,
}) => {
  test.setTimeout(180_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  await shelveAll(owner.api, [NAPA, AMOXIL]);
  const shopId = await connectShop(owner, people, market.url);
  const customer = await people.account('karim@example.org');
  await counter.open();
  const prescriptionIds = [
    await photograph(customer),
    await photograph(customer),
    await photograph(customer),
  ];
  const order = await orderGoods(
    customer,
    people,
    shopId,
    { text: 'amoxil', quantity: 2 },
    { prescriptionIds, note: 'সন্ধ্যার আগে লাগবে' },
  );
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  await expect(popup).toBeVisible();
  await shot(page, 'popup-4-prescription');
  await counter.add('napa');
  await counter.key('F9');
  await page.keyboard.press('Enter');
  await counter.expectSold();
  // However small, what is to be given and what it is given against stay in sight.
  const look = (number: string) =>
    popup.getByRole('button', { name: `${say('market:orders.prescription')} ${number}` });
  const accept = popup.getByRole('button', { name: say('market:orders.accept') });
  await shot(page, 'popup-5-small');
  for (const part of [popup.getByRole('listitem').first(), popup.getByText('সন্ধ্যার আগে লাগবে')]) {
    const isSeen = part.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return element.contains(element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(await isSeen).toBe(true);
  }
  // Each whole and beside no other, however many photos there are.
  for (const button of [
    look('৩'),
    accept,
    popup.getByRole('button', { name: say('market:orders.reject') }),
  ]) {
    await expect(button).toBeInViewport({ ratio: 0.99 });
    expect(await button.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  }
  const card = popup.getByRole('article');
  expect(await card.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await expect(accept).toBeDisabled();
  const lookAtAll = async (...numbers: string[]) => {
    for (const number of numbers) {
      await expect(accept).toBeDisabled();
      await look(number).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await expect(accept).toBeEnabled();
  };
  await lookAtAll('১', '২', '৩');
  await shot(page, 'popup-6-looked');
  // The shop's program was started again meanwhile, and knows of no look.
  await shop.kill();
  await shop.restart();
  await accept.click();
  await expect(popup.getByRole('alert')).toHaveText(words.t('errors:PRESCRIPTION_UNSEEN'));
  // The one that was open is shown anew as well.
  await lookAtAll('৩', '২', '১');
  await accept.click();
  await expect.poll(async () => (await customer.orders.get({ orderId: order.id })).status).toBe('accepted');
});

test('however much the bar above says, the counter is as wide as the window, in either language @browser', async ({
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
  const [{ id: orderId }] = [
    await orderNapa(customer, people, shopId, 1),
    await orderNapa(customer, people, shopId, 1),
  ];
  const open = async () => (await owner.api.marketplace.orders({ open: true })).items;
  await expect.poll(async () => (await open()).length).toBe(2);
  await owner.api.marketplace.answer({ answerId: uuidv7(), orderId, answer: { kind: 'accept' } });
  await expect.poll(async () => (await customer.orders.get({ orderId })).status).toBe('accepted');
  await customer.orders.cancel({ orderId });
  const { shop } = await owner.api.settings.get({});
  const named = {
    ...shop,
    nameBn: 'মেসার্স নিউ পপুলার মেডিসিন কর্নার',
    nameEn: 'M/S New Popular Medicine Corner and Departmental Store',
  };
  await owner.api.settings.save({ shop: named, was: { shop } });
  await counter.open();
  await expect(page.getByRole('link', { name: words.t('market:dot.overToo', { count: 1 }) })).toBeVisible();
  const isWithin = async () => {
    for (const part of [page.getByRole('button', { name: /English|বাংলা/ }), page.getByText('F10')])
      await expect(part.last()).toBeInViewport({ ratio: 0.9 });
    const root = page.locator('html');
    expect(await root.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  };
  await isWithin();
  await shot(page, 'popup-7-bar-bn');
  await page.getByRole('button', { name: /English|বাংলা/ }).click();
  await expect(page.getByText('M/S New Popular')).toBeVisible();
  await isWithin();
  await shot(page, 'popup-7-bar-en');
});

test('instead of what is missing only goods that can be sent are proposed, and a second press of Send opens nothing again @browser', async ({
  counter,
  owner,
  words,
  page,
  people,
  market,
}) => {
  test.setTimeout(60_000);
  const say: typeof words.t = (name, values) => words.t(name, values);
  const like = (nameBn: string, nameEn: string) => ({
    ...SECLO,
    product: {
      ...SECLO.product,
      nameBn,
      nameEn,
      packs: SECLO.product.packs.map((pack) => ({ ...pack, barcodes: [] })),
    },
  });
  const { stock: _, ...uncounted } = like('লোসেকটিল', 'Losectil');
  const [, , hidden] = await shelveAll(owner.api, [
    SECLO,
    like('ওমেপ', 'Omep'),
    like('জেলড্রিন', 'Xeldrin'),
    uncounted,
  ]);
  const shopId = await connectShop(owner, people, market.url);
  const what = { kind: 'products' as const, ids: [hidden?.id ?? ''] };
  await owner.api.marketplace.publish({ what, isPublished: false });
  const customer = await people.account('karim@example.org');
  await counter.open();
  const order = await orderGoods(customer, people, shopId, { text: 'seclo', quantity: 3 });
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  await popup.getByRole('button', { name: say('market:orders.adjust') }).click();
  await popup.getByLabel(say('market:orders.quantity')).fill('1');
  await popup.getByRole('combobox', { name: say('market:orders.instead') }).click();
  await expect(page.getByRole('option')).toHaveText([/^ওমেপ ২০ mg · ২/]);
  await shot(page, 'popup-8-instead', 400);
  await page.getByRole('option').click();
  const send = popup.getByRole('button', { name: say('market:orders.send') });
  await expect(send).toBeEnabled();
  const box = await send.boundingBox();
  if (!box) throw new Error('not on the screen');
  for (let press = 0; press < 2; press += 1)
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { delay: 20 });
  await expect.poll(async () => (await customer.orders.get({ orderId: order.id })).status).toBe('adjusted');
  const { lines } = await customer.orders.get({ orderId: order.id });
  expect(lines.map(({ nameEn, quantity }) => `${nameEn} ${quantity}`)).toEqual(['Seclo 1', 'Omep 2']);
  await expect(page.getByRole('button', { name: say('market:orders.send') })).toHaveCount(0);
});
