import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { v7 } from 'uuid';
import { expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelveAll } from './goods.ts';

inBothLanguages((language) => {
  test('a receipt is found by number, phone, goods and amount, and printed again', async ({
    owner,
    counter,
    shop,
    words,
  }) => {
    const name = language === 'bn' ? 'সেলিনা' : 'Selina';
    await shelveAll(owner.api, [NAPA, SECLO]);
    await owner.api.customers.create({ id: v7(), name, phone: '01712345678' });
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F10');
    await counter.expectSold();
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F3');
    await counter.type('01712');
    await expect(counter.view('customer').getByRole('option')).toHaveCount(1);
    await counter.key('Enter', 'F10');
    await counter.expectSold();
    await expect.poll(() => shop.printed().length).toBe(2);

    await counter.key('F12');
    const panel = counter.view('receipts');
    const found = panel.getByRole('option');
    await expect(found).toHaveCount(2);
    const field = panel.getByRole('combobox');
    for (const [text, code] of [
      ['000001', 'T1-000001'],
      ['01712345678', 'T1-000002'],
      ['60', 'T1-000002'],
      ['napa', 'T1-000001'],
    ] as const) {
      await field.fill('');
      await counter.type(language === 'bn' && /^\d+$/.test(text) ? words.digits(text) : text);
      await expect(found).toHaveCount(1);
      await expect(found).toContainText(code);
    }
    await expect(panel.getByRole('img', { name: words.t('counter:receipts.preview') })).toBeVisible();
    await counter.key('Enter');
    await expect(panel.getByRole('button', { name: words.t('counter:receipts.queued') })).toBeVisible();
    await expect.poll(() => shop.printed().length).toBe(3);
    expect(PNG.sync.read(readFileSync(shop.printed().at(-1) ?? '')).width).toBe(576);
    expect((await owner.api.sales.list({})).total).toBe(2);
  });
});

inBengali(() => {
  test('the receipt of one sale can be in another language', async ({ owner, counter, words }) => {
    await shelveAll(owner.api, [NAPA]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F9');
    const choice = counter.payment.panel.getByRole('combobox', { name: words.t('counter:pay.receipt') });
    // L goes from the shop's own to Bengali, English, both.
    await counter.key('KeyL', 'KeyL', 'KeyL');
    await expect(choice).toHaveValue('both');
    await counter.key('Enter');
    await counter.expectSold();
    const [sale] = (await owner.api.sales.list({})).items;
    expect((await owner.api.sales.get({ saleId: sale?.id ?? '' })).receiptLanguage).toBe('both');
    // The next customer gets the shop's own again.
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F9');
    await expect(choice).toHaveValue('');
  });
});
