import { expect, test } from './fixtures.ts';
import { barcodeOf, type Goods, NAPA, SECLO, SUGAR, shelve, shelveAll } from './goods.ts';

const PACKET: Goods = {
  product: {
    nameEn: 'Sugar Packet',
    baseUnit: 'piece',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 13_000 }],
  },
  stock: 20,
};

test('a second quick Enter opens nothing, and a name typed as a quantity is searched for', async ({
  owner,
  counter,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO]);
  await counter.open();
  await counter.type('napa');
  await expect(counter.results).toHaveCount(1);
  await counter.key('Enter', 'Enter');
  await expect(counter.lines).toHaveCount(1);
  await counter.type('seclo');
  await expect(counter.search).toHaveValue('seclo');
  await expect(counter.results).toHaveCount(1);
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(2);
  await counter.page.waitForTimeout(500);
  await counter.key('Enter');
  await expect(counter.search).toHaveCount(0);
  await counter.type('napa');
  await expect(counter.search).toHaveValue('napa');
  await expect(counter.search).toBeFocused();
});

test('for an amount of money the loose goods that it buys come first', async ({ owner, counter }) => {
  await shelveAll(owner.api, [PACKET, SUGAR]);
  await counter.open();
  await counter.type('sugar 50tk');
  await expect(counter.results).toHaveCount(2);
  await expect(counter.results.first()).not.toContainText('Packet');
});

test('while a TrxID is typed, Alt and the letter choose the tender, and the tiles say so', async ({
  owner,
  counter,
}) => {
  await shelve(owner.api, NAPA);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9', 'KeyB');
  await expect(counter.payment.trxId).toBeFocused();
  await expect(counter.payment.tender('nagad')).toContainText('Alt+N');
  await counter.key('KeyN');
  await expect(counter.payment.tender('bkash')).toHaveAttribute('aria-checked', 'true');
  await counter.key('Alt+KeyD');
  await expect(counter.payment.tender('card')).toHaveAttribute('aria-checked', 'true');
  await counter.key('Alt+KeyC');
  await expect(counter.payment.tender('cash')).toHaveAttribute('aria-checked', 'true');
  await expect(counter.payment.amount).toBeFocused();
  await expect(counter.payment.tender('nagad')).not.toContainText('Alt');
});

test('F8 puts goods of the same generic, strength and form in the place of the line, by the keyboard alone', async ({
  owner,
  counter,
}) => {
  const renova: Goods = {
    product: { ...NAPA.product, nameBn: 'রেনোভা', nameEn: 'Renova', manufacturer: 'Opsonin', packs: [] },
    stock: 100,
  };
  renova.product.packs = [{ unit: 'tablet', baseQuantity: 1, price: 100 }];
  await shelveAll(owner.api, [NAPA, renova, SECLO]);
  await counter.open();
  await counter.type('napa');
  await expect(counter.results).toHaveCount(1);
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F8');
  const offered = counter.page.locator('#substitutes').getByRole('option');
  await expect(offered).toHaveCount(1);
  await expect(offered.first()).toContainText('Opsonin');
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(1);
  await expect(counter.lines.first()).toContainText(/Renova|রেনোভা/);
  await expect(counter.search).toBeFocused();
});

test('where there is no substitute, Enter looks for the same generic in other strengths and forms', async ({
  owner,
  counter,
  words,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.add('napa');
  await counter.key('F8');
  await expect(counter.view('substitutes')).toContainText(words.t('counter:substitutes.none'));
  await counter.key('Enter');
  await expect(counter.search).toHaveValue('Paracetamol');
  await expect(counter.results.first()).toContainText('Napa');
  await expect(counter.search).toBeFocused();
});
