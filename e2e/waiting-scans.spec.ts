import { arriveSignedIn, expect, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, SOAP, shelveAll } from './goods.ts';
import { Counter } from './page-models/counter.ts';

/** A code that no goods have. */
const UNKNOWN = '8941100999990';

test('a reload loses no scan that waits for an answer, no line and no held cart that could not be saved @browser', async ({
  owner,
  counter,
  page,
  context,
  words,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO, SOAP]);
  await counter.open();
  await counter.scan(barcodeOf(SECLO));
  await expect(counter.lines).toHaveCount(1);
  await context.setOffline(true);
  await counter.key('F4');
  await counter.type('red');
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(0);
  await counter.scan(barcodeOf(NAPA));
  await counter.type('soap');
  await counter.key('Enter');
  await counter.scan(UNKNOWN);
  await expect(counter.waiting).toHaveCount(3);
  await context.setOffline(false);
  // Nothing is asked for before the page is gone.
  await page.route('**/rpc/**', (route) => route.abort());
  await page.reload();
  await page.unroute('**/rpc/**');
  await expect(counter.view('unknown').getByLabel(words.t('counter:unknown.name'))).toBeFocused();
  await expect(counter.waiting).toHaveCount(0);
  await expect(counter.lines).toHaveCount(2);
  await expect(counter.lines.nth(0)).toContainText('Napa');
  await expect(counter.lines.nth(1)).toContainText('Lux Soap');
  await counter.key('Escape', 'F4');
  await expect(counter.view('hold').getByText('red')).toBeVisible();
  await counter.key('Escape', 'F10');
  await counter.expectSold();
  await page.reload();
  await expect(counter.search).toBeFocused();
  await expect(counter.lines).toHaveCount(0);
  expect((await owner.api.sales.drafts({})).items.map(({ name }) => name)).toEqual(['red']);
});

test('a second scan of goods in the cart outlives a reload while the connection is cut @browser', async ({
  owner,
  counter,
  page,
  context,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO]);
  await counter.open();
  await counter.scan(barcodeOf(SECLO));
  await expect(counter.lines).toHaveCount(1);
  await context.setOffline(true);
  await counter.scan(barcodeOf(SECLO));
  await counter.expectToPay(12_000);
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.waiting).toHaveCount(1);
  await context.setOffline(false);
  await page.route('**/rpc/**', (route) => route.abort());
  await page.reload();
  await page.unroute('**/rpc/**');
  await expect(counter.lines).toHaveCount(2);
  await counter.expectToPay(12_000 + 1200);
  await counter.key('F10');
  await counter.expectSold();
});

test('a question for the cart that is swallowed after a reload is asked again: what was scanned meanwhile comes @browser', async ({
  owner,
  counter,
  page,
}) => {
  await shelveAll(owner.api, [NAPA]);
  let isSwallowed = true;
  await page.route('**/rpc/sales/drafts*', (route) => (isSwallowed ? undefined : route.continue()));
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.waiting).toHaveCount(1);
  isSwallowed = false;
  await expect(counter.lines).toHaveCount(1, { timeout: 20_000 });
});

test('another window that takes the counter over goes on with what waits, once @browser', async ({
  owner,
  counter,
  page,
  context,
  shop,
  words,
  language,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO, SOAP]);
  await counter.open();
  await counter.scan(barcodeOf(SECLO));
  await expect(counter.lines).toHaveCount(1);
  const other = await context.newPage();
  await arriveSignedIn(other, shop.url, owner, language);
  await other.goto(`${shop.url}/#/`);
  const take = words.t('shell:counterElsewhere.take');
  await expect(other.getByRole('button', { name: take })).toBeVisible();
  await context.setOffline(true);
  await counter.scan(barcodeOf(SECLO));
  await counter.scan(barcodeOf(NAPA));
  await counter.scan(barcodeOf(SOAP));
  await expect(counter.waiting).toHaveCount(2);
  await other.getByRole('button', { name: take }).click();
  await expect(page.getByText(words.t('shell:counterElsewhere.title'))).toBeVisible();
  const second = new Counter(other, words);
  await expect(other.getByRole('button', { name: take })).toHaveCount(0);
  await context.setOffline(false);
  await expect(second.lines).toHaveCount(3);
  await expect(second.waiting).toHaveCount(0);
  await expect(second.lines.nth(0)).toContainText('Seclo');
  await expect(second.lines.nth(1)).toContainText('Napa');
  await expect(second.lines.nth(2)).toContainText('Lux Soap');
  const { total } = (await owner.api.sales.drafts({})).items[0] ?? { total: 0 };
  await page.getByRole('button', { name: take }).click();
  await expect(counter.lines).toHaveCount(3);
  await counter.expectToPay(total);
  await counter.key('F10');
  await counter.expectSold();
  expect((await owner.api.sales.drafts({})).items).toEqual([]);
});
