import { expect, inBengali, test } from './fixtures.ts';
import { barcodeOf, type Goods, NAPA, ORSALINE, SECLO, shelve, shelveAll } from './goods.ts';

const UNKNOWN = '8941100999990';

inBengali(() => {
  test('a scan lands wherever the focus is, and again makes it two', async ({
    owner,
    counter,
    page,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    // With the focus on a button of the bar above, and on nothing at all.
    await page.getByRole('button', { name: words.t('shell:switchLanguage') }).focus();
    await counter.scan(barcodeOf(NAPA));
    await counter.expectToPay(2400);
    await page.evaluate('document.activeElement.blur()');
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(2);
    await expect(counter.lines.nth(1)).toHaveAttribute('aria-current', 'true');
    await expect(counter.search).toHaveValue('');
  });

  test('a scan is heard whole when another till changes the rules in the middle of it', async ({
    owner,
    counter,
    page,
  }) => {
    await shelveAll(owner.api, [NAPA]);
    await counter.open();
    const { counter: was } = await owner.api.settings.get({});
    await counter.burst(barcodeOf(NAPA), 8, undefined, async () => {
      const heard = page.waitForResponse((response) => response.url().includes('settings'));
      const changed = { ...was, nearExpiryDays: was.nearExpiryDays + 1 };
      await owner.api.settings.save({ counter: changed, was: { counter: was } });
      await (await heard).finished();
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))');
    });
    await expect(counter.lines).toHaveCount(1);
  });

  test('a scan while paying is refused aloud and types nothing into the amount', async ({
    owner,
    counter,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('F9');
    await expect(counter.payment.amount).toBeFocused();
    await counter.type('৫০');
    await counter.scan(barcodeOf(SECLO));
    await counter.expectNotice(words.t('counter:notice.scanWhilePaying'));
    await expect(counter.payment.amount).toHaveValue(words.digits('50'));
    await expect(counter.lines).toHaveCount(1);
    await counter.key('Escape');
    await counter.scan(barcodeOf(SECLO));
    await expect(counter.lines).toHaveCount(2);
  });

  test('an unknown barcode becomes goods at the counter and is in the cart', async ({
    counter,
    owner,
    page,
    words,
  }) => {
    await counter.open();
    await counter.scan(UNKNOWN);
    const panel = counter.view('unknown');
    await expect(panel).toContainText(words.digits(UNKNOWN));
    await expect(panel.getByLabel(words.t('counter:unknown.name'))).toBeFocused();
    await counter.type('মুড়ি');
    await counter.key('Enter');
    await counter.type('35');
    await counter.key('Enter');
    await expect(counter.lines).toHaveCount(1);
    await counter.expectToPay(3500);
    await expect(counter.search).toBeFocused();
    await counter.scan(UNKNOWN);
    await counter.expectToPay(7000);
    const found = await owner.api.catalog.lookup({ code: UNKNOWN });
    expect(found.product.packs[0]?.price).toBe(3500);
    await page.keyboard.press('F10');
    await counter.expectSold();
  });
});

test('a scanner works while a Bengali keyboard layout is active', async ({ owner, counter }) => {
  await shelve(owner.api, NAPA);
  await counter.open();
  const bengali = (digit: string) => String.fromCharCode(0x09e6 + Number(digit));
  const scanInBengali = (code: string) => counter.burst(code, 8, bengali);
  await scanInBengali(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await scanInBengali(barcodeOf(NAPA));
  await counter.expectToPay(2400);
  await expect(counter.search).toHaveValue('');
});

for (const gap of [35, 60, 90]) {
  test(`somebody who types fast, a key each ${gap} ms, is understood, quantity and all`, async ({
    owner,
    counter,
  }) => {
    await shelveAll(owner.api, [ORSALINE, SECLO, NAPA]);
    await counter.open();
    await counter.burst('napa 2s3t', gap);
    await expect(counter.lines).toHaveCount(1);
    await expect(counter.lines).toContainText('Napa');
    // 2 strips and 3 tablets: 24 + 3.60.
    await counter.expectToPay(2800);
    await counter.burst('4t', gap);
    await expect(counter.lines).toHaveCount(1);
    await counter.expectToPay(500);
  });
}

/** As fast as scanners get, and none of them waits for the other. */
const NO_GAP_MS = 4;
const FIVE_HUNDRED: Goods = {
  product: {
    nameEn: 'Mystery box',
    baseUnit: 'piece',
    packs: [{ unit: 'piece', baseQuantity: 1, price: 9900, barcodes: ['500'] }],
  },
};

test('several unknown codes wait for their names, none is lost, and known goods go on into the cart', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await shelve(owner.api, NAPA);
  await counter.open();
  const codes = [UNKNOWN, '8941100999991', barcodeOf(NAPA), UNKNOWN, '8941100999992'];
  for (const code of codes) await counter.burst(code, NO_GAP_MS);
  const panel = counter.view('unknown');
  await expect(counter.lines).toHaveCount(1);
  await expect(panel).toContainText('8941100999991, 8941100999992');
  await expect(panel.getByLabel(words.t('counter:unknown.name'))).toHaveValue('');
  // Money is not taken while something of the customer's is missing.
  await page.keyboard.press('F9');
  await counter.expectNotice(words.t('counter:notice.unknownLeft'));
  await counter.type('Muri');
  await counter.key('Enter');
  await counter.type('35');
  await counter.key('Enter');
  // Scanned twice, sold twice.
  await counter.expectToPay(1200 + 7000);
  await expect(panel).toContainText('8941100999991');
  await counter.key('Escape');
  await expect(panel).toContainText('8941100999992');
  await counter.key('Escape');
  await expect(counter.search).toBeFocused();
  await expect(counter.lines).toHaveCount(2);
});

test('scans without a gap leave a payment as it was, whatever letters they hold', async ({
  owner,
  counter,
  words,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  // C, Q, B, N, R, D and K choose a tender, P and L more.
  for (const code of ['B1234567', 'LN-00482', '8941100999991', 'KPQ77120'])
    await counter.burst(code, NO_GAP_MS);
  await counter.expectNotice(words.t('counter:notice.scanWhilePaying'));
  await expect(counter.payment.tender('cash')).toHaveAttribute('aria-checked', 'true');
  await expect(counter.payment.amount).toHaveValue('');
  await counter.payment.tender('bkash').click();
  await counter.payment.trxId.fill('9C7A1');
  for (const code of [barcodeOf(NAPA), '8941100999991', 'B1234567']) await counter.burst(code, NO_GAP_MS);
  await expect(counter.payment.trxId).toHaveValue('9C7A1');
  await expect(counter.lines).toHaveCount(1);
});

test('a name with a number typed fast is a search, not the shop barcode 500', async ({ owner, counter }) => {
  await shelveAll(owner.api, [FIVE_HUNDRED, NAPA]);
  await counter.open();
  for (const gap of [12, 35, 60]) {
    await counter.burst('napa 500', gap);
    await expect(counter.lines).toHaveCount(1);
    await expect(counter.lines).toContainText('Napa');
  }
  await counter.expectToPay(3600);
  await expect(counter.view('unknown')).toHaveCount(0);
});

test('Enter adds nothing that was not clearly meant: it asks, and adds on the second press', async ({
  owner,
  counter,
  words,
}) => {
  const syrup: Goods = {
    product: { ...NAPA.product, strength: '120 mg', packs: FIVE_HUNDRED.product.packs },
  };
  await shelveAll(owner.api, [NAPA, syrup]);
  await counter.open();
  await counter.type('-5*');
  await counter.key('Enter');
  await expect(counter.page.getByRole('status').filter({ hasText: '-5*' }).first()).toBeVisible();
  await expect(counter.lines).toHaveCount(0);
  await counter.key('Escape', 'Escape');
  await counter.type('napa');
  await expect(counter.results).toHaveCount(2);
  await counter.key('Enter');
  await counter.expectNotice(words.t('counter:search.which', { text: 'napa' }));
  await expect(counter.lines).toHaveCount(0);
  await counter.key('ArrowDown', 'Enter');
  await expect(counter.lines).toHaveCount(1);
  await counter.burst('napa', 20);
  await counter.expectNotice(words.t('counter:search.which', { text: 'napa' }));
  await expect(counter.search).toHaveValue('napa');
  await counter.key('Enter');
  await expect(counter.lines).toHaveCount(2);
});
