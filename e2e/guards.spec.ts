import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';
import { AMOXIL, barcodeOf, importCsv, NAPA, SECLO, savedAgain, shelve } from './goods.ts';
import { Counter } from './page-models/counter.ts';

inBengali(() => {
  test('two tills sell the last strip: one sells it, the other is told what is left @browser', async ({
    owner,
    counter,
    browser,
    shop,
    words,
  }) => {
    const product = await shelve(owner.api, { product: { ...NAPA.product, oversell: 'block' }, stock: 10 });
    const context = await browser.newContext({ baseURL: shop.url, viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const second = new Counter(page, words);
    await counter.open();
    await second.open();
    for (const till of [counter, second]) {
      await till.scan(barcodeOf(NAPA));
      await expect(till.lines).toHaveCount(1);
    }
    await Promise.all([counter.page.keyboard.press('F10'), page.keyboard.press('F10')]);
    await expect.poll(async () => (await owner.api.sales.list({})).total).toBe(1);
    const sold = async () =>
      (await Promise.all([counter, second].map((till) => till.done.isVisible()))).filter(Boolean).length;
    await expect.poll(sold).toBe(1);
    const refused = (await counter.done.isVisible()) ? second : counter;
    await expect(refused.lines).toHaveCount(1);
    await expect(refused.lines.first()).toContainText(words.pattern('counter:warning.outOfStock'));
    expect(await sold()).toBe(1);
    expect((await owner.api.catalog.get({ id: product.id })).onHand).toBe(0);
    await context.close();
  });

  test('an expired batch is never sold', async ({ owner, counter, words }) => {
    await importCsv(
      owner.api,
      'name,price,barcode,stock,batch,expiry\nOldmed,5,8941100700011,20,B1,2024-01-31\n',
    );
    const { product } = await owner.api.catalog.lookup({ code: '8941100700011' });
    expect(product).toMatchObject({ onHand: 20, sellable: 0 });
    await owner.api.catalog.update({
      id: product.id,
      version: (await owner.api.catalog.get({ id: product.id })).version,
      product: { ...savedAgain(await owner.api.catalog.get({ id: product.id })), oversell: 'block' },
    });
    await counter.open();
    await counter.type('oldmed');
    await expect(counter.results.first()).toContainText(words.t('counter:stock.onlyExpired'));
    await counter.key('Enter');
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F10');
    await counter.expectNotice(words.t('counter:notice.mendLine'));
    // Nor can it be waved through.
    await counter.key('Alt+KeyA', 'F10');
    await expect(counter.lines.first()).toContainText(words.t('counter:stock.onlyExpired'));
    expect((await owner.api.sales.list({})).total).toBe(0);
  });

  test('more than there is: blocked goods stay, warned ones are sold once somebody has looked', async ({
    owner,
    counter,
    words,
  }) => {
    await shelve(owner.api, { product: { ...SECLO.product, oversell: 'block' }, stock: 5 });
    const napa = await shelve(owner.api, { product: { ...NAPA.product, oversell: 'warn' }, stock: 5 });
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines.first()).toContainText(words.pattern('counter:warning.oversell'));
    await counter.key('F10');
    await counter.expectNotice(words.t('counter:notice.seeWarnings'));
    await counter.key('Alt+KeyA', 'F10');
    await counter.expectSold();
    expect((await owner.api.catalog.get({ id: napa.id })).onHand).toBe(-5);
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines.first()).toContainText(words.pattern('counter:warning.outOfStock'));
    await counter.key('F10');
    await expect(counter.lines).toHaveCount(1);
    // Less of it can be sold.
    await counter.type('5t');
    await counter.key('Enter');
    await counter.expectToPay(3000);
    await counter.key('F10');
    await counter.expectSold();
  });

  test('a prescription medicine waits until somebody says that the paper was seen', async ({
    owner,
    counter,
    words,
  }) => {
    await shelve(owner.api, AMOXIL);
    await counter.open();
    await counter.scan(barcodeOf(AMOXIL));
    await expect(counter.lines.first()).toContainText(words.t('counter:warning.prescription'));
    await counter.key('F10');
    await counter.expectNotice(words.t('counter:notice.seeWarnings'));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('Alt+KeyA');
    await expect(counter.lines.first()).not.toContainText(words.t('counter:action.acknowledge'));
    await counter.key('F10');
    await counter.expectSold();
  });

  test('a price that changes between scan and pay is shown, and sold only after a second Enter @browser', async ({
    owner,
    counter,
    page,
    words,
  }) => {
    const napa = await shelve(owner.api, NAPA);
    // This till does not hear of the change: its events stay on the way.
    await page.route('**/rpc/events/**', () => undefined);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await counter.expectToPay(1200);
    const product = savedAgain(napa);
    await owner.api.catalog.update({
      id: napa.id,
      version: napa.version,
      product: {
        ...product,
        packs: product.packs.map((pack) => (pack.unit === 'strip' ? { ...pack, price: 1500 } : pack)),
      },
    });
    await counter.key('F10');
    await counter.payment.expectRefusal(
      words.t('errors:PRICE_CHANGED', { expectedTotal: words.taka(1200), total: words.taka(1500) }),
    );
    expect((await owner.api.sales.list({})).total).toBe(0);
    await counter.expectToPay(1500);
    await expect(counter.lines.first()).toContainText(words.t('counter:was'));
    await counter.key('Enter');
    await counter.expectSold();
    expect(await owner.api.sales.list({})).toMatchObject({ total: 1, amount: 1500 });
  });

  test('a till that hears of a new price shows it at once', async ({ owner, counter }) => {
    const napa = await shelve(owner.api, NAPA);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await counter.expectToPay(1200);
    const product = savedAgain(napa);
    await owner.api.catalog.update({
      id: napa.id,
      version: napa.version,
      product: { ...product, packs: product.packs.map((pack) => ({ ...pack, price: 1500 })) },
    });
    await counter.expectToPay(1500);
  });
});
