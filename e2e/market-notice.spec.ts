import { connectShop } from './connect-shop.ts';
import { expect } from './fixtures.ts';
import { NAPA, SECLO, shelveAll } from './goods.ts';
import { orderNapa, photograph, shot, test } from './market-world.ts';

test.use({ language: 'bn' });

test('an order that comes while something is under way covers nothing and takes no focus; every page and a locked till tell it @browser', async ({
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
  const popup = page.getByRole('complementary', { name: say('market:orders.new') });
  const told = page.getByRole('link', { name: say('market:dot.orders', { count: 1 }) });

  // While an amount is being typed.
  await counter.open();
  await counter.add('seclo');
  await page.keyboard.press('F9');
  await counter.type('7');
  const photos = [await photograph(customer)];
  const { id: orderId } = await orderNapa(customer, people, shopId, 1, 'pickup', 'cash', photos);
  await expect(told).toBeVisible();
  await expect(popup).toBeHidden();
  await expect(counter.payment.amount).toBeFocused();
  await counter.type('0');
  await expect(counter.payment.amount).toHaveValue('৭০');
  await shot(page, 'notice-1-pay');

  // Back at the search it lies below it, and a scan goes where it went before.
  await page.keyboard.press('Escape');
  await expect(popup).toBeVisible();
  await expect(counter.search).toBeFocused();
  await shot(page, 'notice-2-popup');
  await counter.scan('8941100500017');
  await expect(counter.lines).toHaveCount(2);
  await expect(counter.search).toBeFocused();
  const place = await popup.boundingBox();
  for (const other of [
    counter.search,
    page.getByRole('region', { name: say('counter:cart'), exact: true }),
  ]) {
    const box = await other.boundingBox();
    if (!place || !box) throw new Error('not on the screen');
    const isApart =
      box.x + box.width <= place.x + 1 || box.y + box.height <= place.y + 1 || place.x + place.width <= box.x;
    expect(isApart).toBe(true);
  }
  const height = async () => (await popup.boundingBox())?.height ?? 0;
  // The scan of before took the room for a moment, too.
  await expect.poll(height).toBeGreaterThan(255);
  await counter.type('sec');
  await expect(counter.results.first()).toBeVisible();
  // What is searched for takes the room.
  await expect.poll(height).toBeLessThan(250);
  await shot(page, 'notice-2-search');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await counter.type('100');
  await page.keyboard.press('Enter');
  // So does the change, until it is given back.
  await expect(counter.done).toContainText(words.taka(2_800));
  await expect(popup).toBeVisible();
  const change = await counter.done.getByText(words.taka(2_800)).boundingBox();
  const below = await popup.boundingBox();
  if (!change || !below) throw new Error('not on the screen');
  expect(change.y + change.height).toBeLessThanOrEqual(below.y);
  await shot(page, 'notice-2-change');

  // Behind the photo of a prescription the counter hears no key and takes no scan, and Esc closes the photo alone.
  await page.getByRole('button', { name: `${say('market:orders.prescription')} ১` }).click();
  const photo = page.getByRole('dialog');
  await expect(photo.getByRole('button', { name: say('office:close') })).toBeFocused();
  await counter.type('s');
  await page.keyboard.press('F9');
  await counter.scan('8941100500017');
  await page.keyboard.press('Escape');
  await expect(photo).toHaveCount(0);
  await expect(page.getByText(say('counter:notice.scanBehindPhoto'))).toBeVisible();
  await expect(counter.search).toHaveValue('');
  await expect(counter.lines).toHaveCount(0);
  await expect(counter.done).toContainText(words.taka(2_800));

  // Every page of the office, and the locked till.
  await page.goto('/#/products');
  await expect(page.getByRole('status').filter({ hasText: say('market:dot.show') })).toBeVisible();
  await shot(page, 'notice-3-office');
  await page.getByRole('link', { name: say('market:dot.show') }).click();
  const card = page.getByRole('article');
  await card.getByRole('button', { name: say('market:orders.accept') }).click();

  // What the customer cancels after that is told as well: those who pack it must not send it.
  await expect.poll(async () => (await customer.orders.get({ orderId })).status).toBe('accepted');
  await customer.orders.cancel({ orderId });
  await expect(page.getByRole('link', { name: say('market:dot.over', { count: 1 }) })).toBeVisible();
  await expect(card.getByRole('alert')).toHaveText(say('market:problem.CANCELLED_AFTER_ACCEPT'));
  await counter.open();
  const over = page.getByRole('complementary', { name: say('market:orders.cameToNothing') });
  await expect(over.getByRole('button', { name: say('market:orders.seen') })).toBeVisible();
  await expect(counter.search).toBeFocused();
  await shot(page, 'notice-5-cancelled');
  await page.goto('/#/reports');
  await page.getByRole('button', { name: 'রহিমা' }).click();
  await expect(page.getByText(say('session:orderWaits'))).toBeVisible();
  await expect(page.getByText('করিম উদ্দিন')).toHaveCount(0);
  await shot(page, 'notice-4-locked');
});
