import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelveAll } from './goods.ts';

/** A scanner faster than any test can press keys, and two Enters at the end. */
async function scanWithTwoEnters(page: Page, code: string): Promise<void> {
  await page.evaluate(`(() => {
    const press = (key, code) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }),
      );
    for (const character of ${JSON.stringify(code)}) press(character, 'Digit' + character);
    press('Enter', 'Enter');
    press('Enter', 'Enter');
  })()`);
}

test('the help gives the focus back to the money that is being typed', async ({ owner, counter }) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await expect(counter.payment.amount).toBeFocused();
  await counter.key('F1', 'Escape');
  await expect(counter.payment.amount).toBeFocused();
  await counter.type('500');
  await counter.key('Enter');
  await counter.expectSold();
});

test('after a click the keys belong to the money again', async ({ owner, counter }) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await counter.payment.tender('cash').click();
  await expect(counter.payment.amount).toBeFocused();
  await counter.payment.panel.getByRole('checkbox').click();
  await counter.payment.panel.getByRole('combobox').selectOption('en');
  await counter.type('500');
  await counter.key('Enter');
  await counter.expectSold();
});

test('an Enter held down takes one part of the money, not the rest with it', async ({ owner, counter }) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9');
  await counter.type('1');
  await counter.page.keyboard.down('Enter');
  await expect(counter.payment.panel.getByRole('listitem')).toHaveCount(1);
  await counter.page.keyboard.down('Enter');
  await counter.page.keyboard.down('Enter');
  await counter.page.keyboard.up('Enter');
  await expect(counter.payment.amount).toHaveValue('');
  await expect(counter.payment.panel.getByRole('listitem')).toHaveCount(1);
  await expect(counter.lines).toHaveCount(1);
});

test('the second Enter of a scanner opens nothing', async ({ owner, counter, page }) => {
  await shelveAll(owner.api, [NAPA, SECLO]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await scanWithTwoEnters(page, barcodeOf(SECLO));
  await expect(counter.lines).toHaveCount(2);
  await expect(counter.search).toBeFocused();
});

test('goods typed while the sale is under way are refused aloud, not lost @browser', async ({
  owner,
  counter,
  page,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc/sales/checkout', async (route) => {
    await asked;
    await route.continue();
  });
  await counter.key('F10');
  await counter.type('seclo');
  await expect(counter.results.first()).toBeVisible();
  await counter.key('Enter');
  await counter.expectNotice(counter.words.t('counter:notice.scanWhilePaying'));
  await expect(counter.lines).toHaveCount(1);
  answer();
  await counter.expectSold();
});

test('while a TrxID is typed, Alt and a letter do what the options say, and the till stays open', async ({
  owner,
  counter,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await counter.key('F9', 'KeyB');
  const { panel, trxId, amount, take } = counter.payment;
  await expect(trxId).toBeFocused();
  await counter.key('Alt+KeyP');
  await expect(panel.getByRole('checkbox')).not.toBeChecked();
  const language = await panel.getByRole('combobox').inputValue();
  await counter.key('Alt+KeyL');
  await expect(panel.getByRole('combobox')).not.toHaveValue(language);
  await expect(trxId).toBeFocused();
  await expect(trxId).toHaveValue('');
  await counter.key('ArrowUp');
  await counter.type('12,50');
  await expect(amount).toHaveValue('12,50');
  await expect(take).toHaveCount(0);
});
