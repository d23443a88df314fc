import { expect, test } from './fixtures.ts';
import { NAPA, ORSALINE, SECLO, shelveAll, today } from './goods.ts';

test.use({ language: 'bn' });

test('with a Bengali keyboard layout active: three lines and a split payment, no mouse', async ({
  owner,
  counter,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO, ORSALINE]);
  await counter.open();
  const add = async (text: string, lines: number) => {
    await counter.typeOnBengaliLayout(text);
    await expect(counter.results.first()).toBeVisible();
    await counter.key('Enter');
    await expect(counter.lines).toHaveCount(lines);
  };
  await add('নাপা ২ পাতা ৩ ট্যাবলেট', 1);
  await counter.expectToPay(2800);
  await add('সেকলো', 2);
  await add('ওরস্যালাইন', 3);
  await counter.key('F6');
  await counter.typeOnBengaliLayout('১০');
  await counter.key('Enter');
  // 27.60 + 60 + 60, rounded to whole taka.
  await counter.expectToPay(14_800);

  await counter.key('F9');
  await counter.typeOnBengaliLayout('১০০');
  await expect(counter.payment.amount).toHaveValue('১০০');
  await counter.key('Enter');
  await expect(counter.payment.panel.getByRole('listitem')).toHaveCount(1);
  // The letter of bKash is the key's, whatever sign the layout makes of it.
  await counter.pressOnBengaliLayout('KeyB', 'ব');
  await expect(counter.payment.tender('bkash')).toHaveAttribute('aria-checked', 'true');
  await expect(counter.payment.trxId).toBeFocused();
  await counter.typeOnBengaliLayout('৯বক৮৭৬৫৪');
  await expect(counter.payment.trxId).toHaveValue('9bk87654');
  await counter.key('Enter');
  await counter.expectSold();

  const report = await owner.api.reports.day({ day: today() });
  expect(report.totals).toMatchObject({ receipts: 1, lines: 3, net: 14_800 });
  const [sale] = (await owner.api.sales.list({})).items;
  const { tenders } = await owner.api.sales.get({ saleId: sale?.id ?? '' });
  expect(tenders).toMatchObject([
    { kind: 'cash', amount: 10_000 },
    { kind: 'bkash', amount: 4800, trxId: expect.stringMatching(/^9bk87654$/i) },
  ]);
  counter.expectNoComplaints();
});
