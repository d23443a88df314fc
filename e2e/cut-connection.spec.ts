import type { BrowserContext } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, SOAP, shelveAll } from './goods.ts';
import type { Counter } from './page-models/counter.ts';

/** A cart with one line, and the connection cut. */
async function cutAfterOne(counter: Counter, context: BrowserContext): Promise<void> {
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  await context.setOffline(true);
}

test('scans and names that got no answer wait in order, hold back the money, and come by themselves @browser', async ({
  owner,
  counter,
  context,
  words,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO, SOAP]);
  await cutAfterOne(counter, context);
  await counter.scan(barcodeOf(SECLO));
  await expect(counter.waiting).toHaveText([new RegExp(words.digits(barcodeOf(SECLO)))]);
  await counter.type('soap');
  await counter.key('Enter');
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.waiting).toHaveCount(3);
  await expect(counter.waiting.nth(1)).toContainText('soap');
  await expect(counter.search).toHaveValue('');
  for (const key of ['F10', 'F9', 'F4']) {
    await counter.key(key);
    await counter.expectNotice(words.t('counter:notice.scanWaits'));
  }
  await expect(counter.payment.panel).toHaveCount(0);
  await expect(counter.lines).toHaveCount(1);
  await context.setOffline(false);
  await expect(counter.waiting).toHaveCount(0);
  await expect(counter.lines).toHaveCount(3);
  await expect(counter.lines.nth(0)).toContainText('Napa');
  await expect(counter.lines.nth(1)).toContainText('Seclo');
  await expect(counter.lines.nth(2)).toContainText('Lux Soap');
  await expect(counter.page.getByText(words.t('counter:notice.scanWaits'))).toHaveCount(0);
  await counter.key('F10');
  await counter.expectSold();
});

test('Esc leaves a waiting scan out and says so; then money is taken again @browser', async ({
  owner,
  counter,
  context,
  words,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO, SOAP]);
  await cutAfterOne(counter, context);
  await counter.scan(barcodeOf(SECLO));
  await counter.scan(barcodeOf(SOAP));
  await expect(counter.waiting).toHaveCount(2);
  await counter.key('F10');
  await counter.expectNotice(words.t('counter:notice.scanWaits'));
  await counter.key('Escape');
  await expect(counter.waiting).toHaveCount(1);
  await counter.expectNotice(words.t('counter:waiting.leftOut', { text: barcodeOf(SECLO) }));
  await context.setOffline(false);
  await expect(counter.lines).toHaveCount(2);
  await expect(counter.lines.nth(1)).toContainText('Lux Soap');
  await counter.key('F10');
  await counter.expectSold();
});

test('an unknown code that had to wait for its answer is asked for its name @browser', async ({
  owner,
  counter,
  context,
  words,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await cutAfterOne(counter, context);
  await counter.scan('8941100999990');
  await expect(counter.waiting).toHaveCount(1);
  await context.setOffline(false);
  await expect(counter.view('unknown').getByLabel(words.t('counter:unknown.name'))).toBeFocused();
  await expect(counter.waiting).toHaveCount(0);
});

test('the bar of a cut connection covers neither the heads of the columns nor the line that changed last @browser', async ({
  owner,
  counter,
  context,
  words,
}) => {
  await shelveAll(owner.api, [NAPA]);
  await cutAfterOne(counter, context);
  await counter.scan(barcodeOf(SECLO));
  const bar = counter.cart.getByRole('status').filter({ hasText: words.t('shell:connection.offline') });
  await expect(bar).toBeVisible();
  const top = (await bar.boundingBox())?.y ?? 0;
  const heads = counter.cart.getByText(words.t('counter:column.item'), { exact: true });
  for (const each of [heads, counter.lines.first()]) {
    const box = await each.boundingBox();
    expect(box).not.toBeNull();
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(top);
  }
});
