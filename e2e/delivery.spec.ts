import { expect, test } from './fixtures.ts';
import { barcodeOf, NAPA, shelve } from './goods.ts';
import { SignIn } from './page-models/sign-in.ts';
import { OWNER_PIN } from './store-client.ts';

test('a delivery half typed is still there after the till has locked itself', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await shelve(owner.api, NAPA);
  await page.clock.install();
  await counter.open();
  await page.evaluate("window.location.hash = '#/stock/receive'");
  const find = page.getByRole('textbox', { name: words.t('stock:delivery.find') });
  await find.fill(barcodeOf(NAPA));
  await find.press('Enter');
  const lines = page.getByRole('table', { name: words.t('stock:delivery.lines') }).locator('tbody tr');
  await expect(lines).toHaveCount(1);
  await lines.getByRole('textbox').first().fill('B-77');
  await page.clock.fastForward(owner.session.idleLockMs + 6000);
  await expect(lines).toHaveCount(0);
  await new SignIn(page, words).enter(OWNER_PIN);
  await expect(lines).toHaveCount(1);
  await expect(lines.getByRole('textbox').first()).toHaveValue('B-77');
});
