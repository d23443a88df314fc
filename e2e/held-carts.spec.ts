import { expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelveAll } from './goods.ts';

inBothLanguages((language) => {
  test('two carts wait under their names while a third is served', async ({
    owner,
    counter,
    page,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    const hold = async (code: string, name: string) => {
      await counter.scan(code);
      await expect(counter.lines).toHaveCount(1);
      await counter.key('F4');
      await expect(counter.view('hold')).toBeVisible();
      await counter.type(name);
      await counter.key('Enter');
      await expect(counter.lines).toHaveCount(0);
    };
    const [blue, red] = language === 'bn' ? ['নীল শার্ট', 'লাল শাড়ি'] : ['Blue shirt', 'Red sari'];
    await hold(barcodeOf(NAPA), blue ?? '');
    await hold(barcodeOf(SECLO), red ?? '');
    const key = page
      .getByRole('navigation', { name: words.t('counter:keys') })
      .getByRole('button', { name: words.t('counter:action.hold') });
    await expect(key).toContainText(words.number(2));
    await counter.key('F4');
    const held = counter.view('hold').getByRole('option');
    await expect(held).toHaveCount(2);
    await held.filter({ hasText: blue ?? '' }).click();
    await expect(counter.lines).toHaveCount(1);
    await counter.expectToPay(1200);
    await expect(key).toContainText(words.number(1));
    await counter.key('F10');
    await counter.expectSold();
    await counter.key('F4', 'Enter');
    await counter.expectToPay(6000);
    await expect(key).not.toContainText(/[0-9০-৯]$/u);
  });
});

inBengali(() => {
  test('Enter waits for a list that is still on its way', async ({ owner, counter, page }) => {
    await shelveAll(owner.api, [NAPA]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    const list = Promise.withResolvers<void>();
    await page.route('**/rpc/sales/drafts*', (route) => list.promise.then(() => route.continue()));
    await counter.key('F4');
    await expect(counter.view('hold')).toBeVisible();
    await counter.key('Enter');
    await expect(counter.lines).toHaveCount(0);
    await counter.key('F4');
    await expect(counter.view('hold')).toBeVisible();
    await expect(counter.view('hold').getByRole('option')).toHaveCount(0);
    await counter.key('Enter');
    list.resolve();
    await expect(counter.lines).toHaveCount(1);
  });

  test('Enter waits for a cart that is still on its way to the server, also where others are listed', async ({
    owner,
    counter,
    page,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    let saved = Promise.withResolvers<void>();
    let asked = 0;
    await page.route('**/rpc/sales/saveDraft*', (route) => {
      asked += 1;
      return saved.promise.then(() => route.continue());
    });
    const listed = counter.view('hold').getByRole('option');
    const holdAndTakeBack = async (barcode: string, total: number, others: number) => {
      saved = Promise.withResolvers<void>();
      await counter.scan(barcode);
      await expect(counter.lines).toHaveCount(1);
      await counter.key('F4');
      await expect(counter.view('hold')).toBeVisible();
      await counter.key('Enter');
      await expect(counter.lines).toHaveCount(0);
      await counter.key('F4');
      await expect(listed).toHaveCount(others);
      const before = asked;
      await counter.key('Enter');
      // Another cart of the list would be claimed at once.
      expect(asked).toBe(before);
      saved.resolve();
      await counter.expectToPay(total);
    };
    await holdAndTakeBack(barcodeOf(NAPA), 1200, 0);
    await counter.key('F4');
    await expect(counter.view('hold')).toBeVisible();
    await counter.key('Enter');
    const held = async () => (await owner.api.sales.drafts({})).items.filter(({ state }) => state === 'held');
    await expect.poll(async () => (await held()).length).toBe(1);
    await holdAndTakeBack(barcodeOf(SECLO), 6000, 1);
    expect((await held()).map(({ total }) => total)).toEqual([1200]);
  });

  test('with the mouse alone a cart is held, and a held one thrown away', async ({
    owner,
    counter,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F4');
    const panel = counter.view('hold');
    await panel.getByRole('button', { name: words.t('counter:held.hold') }).click();
    await expect(counter.lines).toHaveCount(0);
    await counter.key('F4');
    const held = panel.getByRole('option');
    const bin = held.getByTitle(words.t('counter:held.bin'));
    await bin.click();
    await expect(held).toContainText(
      words.t('counter:held.throwAway', { name: words.t('counter:held.unnamed') }),
    );
    await bin.click();
    await expect(held).toHaveCount(0);
    await expect(panel).toContainText(words.t('counter:held.none'));
  });

  test('a cart is not held while a scanned code waits for its goods', async ({ owner, counter }) => {
    await shelveAll(owner.api, [NAPA]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await counter.scan('8941100599993');
    await expect(counter.view('unknown')).toBeVisible();
    await counter.key('F4');
    await expect(counter.view('unknown')).toBeVisible();
    await counter.key('Escape', 'F4');
    await expect(counter.view('hold')).toBeVisible();
  });

  test('the cart is the same after a reload', async ({ owner, counter, page }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(2);
    await expect.poll(async () => (await owner.api.sales.drafts({})).items[0]?.lines.length).toBe(2);
    await page.reload();
    await expect(counter.lines).toHaveCount(2);
    await counter.expectToPay(7200);
    await counter.key('F10');
    await counter.expectSold();
    expect((await owner.api.sales.list({})).total).toBe(1);
  });

  test('the server dies in the middle of a cart and comes back: the cart goes on @browser', async ({
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
    await shop.kill();
    await expect(page.getByText(words.t('shell:connection.offlineText'))).toBeVisible();
    // Goods already in the cart need no server.
    await counter.scan(barcodeOf(NAPA));
    await counter.expectToPay(2400);
    await shop.restart();
    await expect(page.getByText(words.t('shell:connection.offlineText'))).toBeHidden({ timeout: 20_000 });
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(2);
    await expect
      .poll(async () => (await owner.api.sales.drafts({})).items[0]?.total, { timeout: 15_000 })
      .toBe(8400);
    await page.reload();
    await counter.expectToPay(8400);
    await counter.key('F10');
    await counter.expectSold();
  });
});

test('a cart held while the disk is full is said to be unsaved, survives a reload, and is there once there is room @browser', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await page.route('**/rpc/sales/saveDraft', (route) =>
    route.fulfill({
      status: 507,
      contentType: 'application/json',
      body: JSON.stringify({
        json: { defined: false, code: 'DISK_FULL', status: 507, message: 'The disk is full.', data: {} },
      }),
    }),
  );
  const notSaved = page.getByText(words.t('shell:notSaved.count', { count: 1 }));
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F4', 'Enter');
  await expect(counter.lines).toHaveCount(0);
  await expect(notSaved).toBeVisible();
  await page.reload();
  await expect(notSaved).toBeVisible();
  expect((await owner.api.sales.drafts({})).items).toEqual([]);
  await page.unroute('**/rpc/sales/saveDraft');
  await expect(notSaved).toBeHidden({ timeout: 20_000 });
  const { items } = await owner.api.sales.drafts({});
  expect(items.map(({ state, lines }) => [state, lines.length])).toEqual([['held', 1]]);
});
