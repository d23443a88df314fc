import { v7 } from 'uuid';
import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';
import { barcodeOf, SECLO, shelve } from './goods.ts';
import { Counter } from './page-models/counter.ts';
import { OWNER_PIN, type SignedIn, signInBeside } from './store-client.ts';

const CASHIER_PIN = '573028';

async function cashierOf(owner: SignedIn, url: string): Promise<SignedIn> {
  const id = v7();
  const person = { id, name: 'Karim', role: 'cashier', language: 'en', pin: CASHIER_PIN } as const;
  await owner.api.users.create(person);
  return signInBeside(url, id, CASHIER_PIN);
}

inBengali(() => {
  test('goods without a price: an owner gives it at the line', async ({ owner, page, words, counter }) => {
    await owner.api.catalog.create({
      id: v7(),
      product: { nameEn: 'Loose Soap', isCounted: false, packs: [{ unit: 'piece', baseQuantity: 1 }] },
    });
    await counter.open();
    await counter.add('Loose Soap');
    await expect(counter.lines.first()).toContainText(words.t('counter:firstPrice.give'));
    await page.screenshot({ path: 'test-results/first-price-bn.png' });
    await counter.key('Alt+KeyE');
    await counter.type('45');
    await counter.key('Enter');
    await counter.expectToPay(4500);
    await counter.key('F10');
    await counter.expectSold();
    expect((await owner.api.catalog.find({ text: 'Loose Soap' })).items[0]?.product.packs[0]?.price).toBe(
      4500,
    );
  });

  test('goods without a price: a cashier writes it, and somebody who may confirms it by PIN', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    const cashier = await cashierOf(owner, shop.url);
    const { packs } = await owner.api.catalog.create({
      id: v7(),
      product: { nameEn: 'Loose Comb', isCounted: false, packs: [{ unit: 'piece', baseQuantity: 1 }] },
    });
    const input = { packId: packs[0]?.id ?? '', price: 100 };
    await expect(cashier.api.catalog.pricePack(input)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await arriveSignedIn(page, shop.url, cashier, 'bn');
    const counter = new Counter(page, words);
    await counter.open();
    await counter.add('Loose Comb');
    await expect(counter.lines.first()).toContainText(words.t('counter:firstPrice.give'));
    await counter.key('Alt+KeyE');
    await counter.type('25');
    await counter.key('Enter');
    await expect(page.getByRole('option', { name: owner.session.user.name })).toBeVisible();
    await page.screenshot({ path: 'test-results/first-price-pin.png' });
    for (const digit of OWNER_PIN) await counter.key(`Digit${digit}`);
    await counter.key('Enter');
    await counter.expectToPay(2500);
    await counter.key('F10');
    await counter.expectSold();
  });

  test('a discount above the cap is said at the line, and sold when somebody approves by PIN', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    await shelve(owner.api, SECLO);
    await arriveSignedIn(page, shop.url, await cashierOf(owner, shop.url), 'bn');
    const counter = new Counter(page, words);
    await counter.open();
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(1);
    const above = words.t('counter:discount.above', { percent: words.digits('5') });
    await counter.key('Alt+KeyE', 'Tab');
    await counter.type('10%');
    await expect(counter.view('line')).toContainText(above);
    await counter.key('Enter');
    await expect(counter.lines.first()).toContainText(above);
    await page.screenshot({ path: 'test-results/approval-line-bn.png' });
    await counter.key('F10');
    const panel = counter.view('approval');
    await expect(panel).toBeVisible();
    // The PIN is taken once it is clear whose it is.
    await expect(panel.getByRole('option').first()).toBeVisible();
    await counter.key('Digit1', 'Digit1', 'Digit1', 'Digit1', 'Enter');
    await expect(panel.getByRole('alert')).toContainText(words.pattern('errors:WRONG_PIN'));
    await page.screenshot({ path: 'test-results/approval-panel-bn.png' });
    // A refused scan leaves none of its digits in the PIN.
    await counter.scan(barcodeOf(SECLO));
    for (const digit of OWNER_PIN) await counter.key(`Digit${digit}`);
    await counter.key('Enter');
    await counter.expectSold();
    const [sale] = (await owner.api.sales.list({})).items;
    expect(sale).toMatchObject({ total: 5400, userName: 'Karim' });
    const { items } = await owner.api.users.audit({});
    expect(items.find(({ action }) => action === 'sale.approve')).toMatchObject({ entityId: sale?.id });
  });
});

test('the cart stays at a change of user, and its warning follows the cap of whoever sits there', async ({
  owner,
  page,
  shop,
  words,
}) => {
  await shelve(owner.api, SECLO);
  await arriveSignedIn(page, shop.url, await cashierOf(owner, shop.url), 'en');
  const counter = new Counter(page, words);
  await counter.open();
  await counter.scan(barcodeOf(SECLO));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('Alt+KeyD');
  await counter.type('10%');
  await expect(counter.view('bill-discount')).toContainText(
    words.t('counter:discount.above', { percent: '5' }),
  );
  await counter.key('Enter');
  const above = counter.cart.getByText(words.t('counter:discount.above', { percent: '5' }));
  await expect(above).toBeVisible();
  await counter.key('F10');
  await expect(counter.view('approval')).toBeVisible();
  await counter.key('Alt+KeyL');
  await page.getByRole('button', { name: owner.session.user.name }).click();
  for (const digit of OWNER_PIN) await counter.key(`Digit${digit}`);
  await counter.key('Enter');
  await expect(counter.search).toBeFocused();
  await expect(counter.lines).toHaveCount(1);
  await expect(above).toHaveCount(0);
  await counter.key('F10');
  await counter.expectSold();
});
