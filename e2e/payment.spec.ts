import { v7 } from 'uuid';
import { expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelve, shelveAll, today } from './goods.ts';

const PHONE = '01712345678';

inBothLanguages((language) => {
  const name = language === 'bn' ? 'সেলিনা' : 'Selina';

  test('cash, QR and baki together, to a customer made on the way', async ({ owner, counter, words }) => {
    await shelve(owner.api, SECLO);
    await counter.open();
    await counter.scan(barcodeOf(SECLO));
    await counter.expectToPay(6000);
    await counter.key('F9');
    await counter.payment.expectDue(6000);
    await expect(counter.payment.tender('cash')).toBeChecked();
    await counter.type('20');
    await counter.key('Enter');
    await counter.payment.expectDue(4000);
    await counter.key('KeyQ');
    await expect(counter.payment.tender('bangla-qr')).toBeChecked();
    await expect(counter.payment.trxId).toBeFocused();
    await counter.key('ArrowUp');
    await counter.type('15');
    await counter.key('Enter');
    await expect(counter.payment.trxId).toBeFocused();
    await counter.type('QR7788');
    await counter.key('Enter');
    await counter.payment.expectDue(2500);
    await counter.key('KeyK');
    await counter.key('Enter');
    // Baki needs somebody who owes: nobody of that name yet, so Enter makes one.
    await expect(counter.view('customer')).toBeVisible();
    await counter.type(name);
    await expect(counter.view('customer')).toContainText(words.t('counter:customer.none'));
    await counter.key('Enter');
    await counter.type(PHONE);
    await counter.key('Enter');
    await expect(counter.payment.panel).toContainText(words.t('counter:pay.owesAfter', { name }));
    await counter.payment.expectDue(2500);
    await counter.key('Enter');
    await counter.expectSold();
    await expect(counter.done).toContainText(
      words.t('counter:done.owes', { name, amount: words.taka(2500) }),
    );
    const [customer] = (await owner.api.customers.find({ text: name })).items;
    expect(customer).toMatchObject({ balance: 2500 });
    const { tenders } = await owner.api.reports.day({ day: today() });
    expect(Object.fromEntries(tenders.map(({ kind, amount }) => [kind, amount]))).toMatchObject({
      cash: 2000,
      'bangla-qr': 1500,
      baki: 2500,
    });
  });
});

inBengali(() => {
  const name = 'সেলিনা';

  test('a TrxID that was used before is refused on its field, and the sale goes on with the right one', async ({
    owner,
    counter,
    words,
  }) => {
    await shelve(owner.api, NAPA);
    await counter.open();
    const payByBkash = async (trxId: string) => {
      await counter.scan(barcodeOf(NAPA));
      await expect(counter.lines).toHaveCount(1);
      await counter.key('F9');
      // The amount is all that is left already.
      await counter.key('KeyB');
      await expect(counter.payment.trxId).toBeFocused();
      await counter.type(trxId);
      await counter.key('Enter');
    };
    await payByBkash('BK12345');
    await counter.expectSold();
    await payByBkash('BK12345');
    await counter.payment.expectRefusal(words.pattern('errors:TRXID_USED'));
    await expect(counter.payment.trxId).toHaveAttribute('aria-invalid', 'true');
    await counter.payment.trxId.fill('BK67890');
    await counter.payment.trxId.press('Enter');
    await counter.expectSold();
    expect((await owner.api.sales.list({ tender: 'bkash' })).total).toBe(2);
  });

  test('a refused TrxID of a part that was taken before is said and its part marked', async ({
    owner,
    counter,
    words,
  }) => {
    await shelve(owner.api, NAPA);
    await counter.open();
    const payInParts = async (trxId: string) => {
      await counter.scan(barcodeOf(NAPA));
      await expect(counter.lines).toHaveCount(1);
      await counter.key('F9', 'KeyB');
      await expect(counter.payment.trxId).toBeFocused();
      await counter.type(trxId);
      await counter.payment.amount.fill('5');
      await counter.payment.amount.press('Enter');
      await expect(counter.payment.trxId).toHaveCount(0);
      await counter.payment.amount.fill('100');
      await counter.key('Enter');
    };
    await payInParts('ABC123XYZ');
    await counter.expectSold();
    await payInParts('abc123xyz');
    await counter.payment.expectRefusal(/ABC123XYZ/);
    await counter.payment.expectRefusal(words.pattern('errors:TRXID_USED'));
    const part = counter.payment.panel.getByRole('listitem').filter({ hasText: /abc123xyz/i });
    await expect(part).toHaveAttribute('data-refused', 'true');
    await counter.payment.amount.fill('');
    await counter.key('Backspace');
    await expect(part).toHaveCount(0);
    await counter.payment.amount.fill('12');
    await counter.key('Enter');
    await counter.expectSold();
  });

  test('what a customer owes already is seen before more is given', async ({ owner, counter, words }) => {
    await shelveAll(owner.api, [NAPA]);
    const customer = await owner.api.customers.create({ id: v7(), name, phone: PHONE });
    await counter.open();
    const giveBaki = async () => {
      await counter.scan(barcodeOf(NAPA));
      await expect(counter.lines).toHaveCount(1);
      await counter.key('F3');
      await counter.type(PHONE.slice(-5));
      await expect(counter.view('customer').getByRole('option')).toHaveCount(1);
      await counter.key('Enter');
      await expect(counter.cart).toContainText(name);
      await counter.key('F9', 'KeyK');
      await expect(counter.payment.tender('baki')).toBeChecked();
    };
    await giveBaki();
    await counter.key('Enter');
    await counter.expectSold();
    await giveBaki();
    await expect(counter.payment.panel).toContainText(
      words.t('counter:customer.owes', { amount: words.taka(1200) }),
    );
    await counter.key('Enter');
    await counter.expectSold();
    expect(await owner.api.customers.get({ id: customer.id })).toMatchObject({ balance: 2400 });
  });

  test('change stands in large digits until the next goods come', async ({ owner, counter, words }) => {
    await shelve(owner.api, NAPA);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F9');
    await counter.type('৫০');
    await counter.key('Enter');
    await counter.expectSold();
    await expect(counter.done).toContainText(words.t('counter:done.change'));
    await expect(counter.done).toContainText(words.taka(3800));
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await expect(counter.done).toBeHidden();
  });
});

test('Enter twice and a double click on the button ring up once each', async ({ owner, counter }) => {
  await shelve(owner.api, NAPA);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await expect(counter.payment.amount).toBeFocused();
  await Promise.all([counter.page.keyboard.press('Enter'), counter.page.keyboard.press('Enter')]);
  await counter.expectSold();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await counter.payment.take.dblclick();
  await counter.expectSold();
  expect(await owner.api.sales.list({})).toMatchObject({ total: 2, amount: 2400 });
});
