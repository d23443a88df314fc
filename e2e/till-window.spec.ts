import { v7 } from 'uuid';
import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelve, shelveAll } from './goods.ts';
import { Counter } from './page-models/counter.ts';
import { signInBeside } from './store-client.ts';

inBengali(() => {
  test('a second window of the till takes the counter over, cart and all, and back @browser', async ({
    owner,
    counter,
    page,
    shop,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    const other = await page.context().newPage();
    await arriveSignedIn(other, shop.url, owner, 'bn');
    await other.goto(`${shop.url}/#/`);
    const take = words.t('shell:counterElsewhere.take');
    await expect(other.getByText(words.t('shell:counterElsewhere.title'))).toBeVisible();
    await other.screenshot({ path: 'test-results/elsewhere-bn.png' });
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(2);
    await other.getByRole('button', { name: take }).click();
    const second = new Counter(other, words);
    await expect(second.lines).toHaveCount(2);
    await expect(page.getByText(words.t('shell:counterElsewhere.title'))).toBeVisible();
    await second.scan(barcodeOf(SECLO));
    await second.expectToPay(1200 + 12_000);
    await page.getByRole('button', { name: take }).click();
    await counter.expectToPay(1200 + 12_000);
    await counter.key('F10');
    await counter.expectSold();
    expect((await owner.api.sales.drafts({})).items).toEqual([]);
  });

  test('a huge quantity is refused at the line and changes nothing', async ({ owner, counter, words }) => {
    await shelve(owner.api, SECLO);
    await counter.open();
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(1);
    for (const huge of ['99999999999', '90000000']) {
      await counter.key('F6');
      await counter.type(huge);
      await counter.key('Enter');
      await expect(counter.lines.first().getByRole('alert')).toHaveText(
        words.t('counter:quantity.too-large'),
      );
      await counter.key('Escape');
    }
    await counter.expectToPay(6000);
    await counter.key('F10');
    await counter.expectSold();
  });

  test('the status bar calls no virtual printer ready', async ({ counter, page, words }) => {
    await counter.open();
    await expect(page.getByText(words.t('shell:printer.file'))).toBeVisible();
    await expect(page.getByText(words.t('shell:printer.ready'))).toHaveCount(0);
    await page.screenshot({ path: 'test-results/printer-bn.png' });
  });

  test('an office address that a cashier may not open says so', async ({ owner, page, shop, words }) => {
    const id = v7();
    await owner.api.users.create({ id, name: 'Karim', role: 'cashier', language: 'bn', pin: '573028' });
    await arriveSignedIn(page, shop.url, await signInBeside(shop.url, id, '573028'), 'bn');
    for (const address of ['reports', 'products/import', 'stock/receive', 'settings/users']) {
      await page.goto(`${shop.url}/#/${address}`);
      await expect(page.getByText(words.t('shell:notAllowed'))).toBeVisible();
    }
  });
});
