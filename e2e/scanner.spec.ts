import { expect, inBothLanguages, test } from './fixtures.ts';
import { barcodeOf, NAPA, ORSALINE, SECLO, shelve, shelveAll } from './goods.ts';

const UNKNOWN = '8941100999990';

inBothLanguages((language) => {
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
    await counter.type(language === 'bn' ? '৫০' : '50');
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
    await counter.type(language === 'bn' ? 'মুড়ি' : 'Muri');
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
