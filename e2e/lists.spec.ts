import { readFileSync } from 'node:fs';
import { readXlsx } from 'hucre/xlsx';
import { v7 } from 'uuid';
import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';
import { NAPA, SECLO, shelveAll } from './goods.ts';
import { signInBeside } from './store-client.ts';

inBengali(() => {
  test('a list is saved and printed as it is narrowed, the table alone under the shop’s name', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA, SECLO]);
    await arriveSignedIn(page, shop.url, owner, 'bn');
    await page.addInitScript('window.print = () => { window.asked = (window.asked ?? 0) + 1; }');
    await page.goto('/#/products');
    const name = 'নাপা';
    await page.getByRole('searchbox', { name: words.t('products:filter') }).fill('napa');
    await expect(page.getByRole('row')).toHaveCount(1);
    const save = async (format: 'xlsx' | 'csv') => {
      await page.getByRole('button', { name: words.t('lists:save') }).click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: words.t(`lists:format.${format}`) }).click();
      return readFileSync(await (await download).path());
    };
    const csv = (await save('csv')).toString('utf8');
    expect(csv.startsWith(`\ufeff${words.t('products:column.name')},`)).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(2);
    const book = await readXlsx(new Uint8Array(await save('xlsx')));
    expect(book.sheets[0]?.rows[1]?.[0]).toContain(name);

    await page.getByRole('button', { name: words.t('office:print') }).click();
    await expect.poll(() => page.evaluate('window.asked')).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const paper = page.locator('[data-on-paper]');
    await expect(paper).toContainText('মায়ের দোয়া');
    await expect(paper).toContainText(words.t('lists:names.products'));
    await expect(paper.getByRole('row')).toHaveCount(2);
    await expect(page.locator('#root')).toBeHidden();
    await page.screenshot({ path: 'test-results/list-paper-bn.png' });
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    await expect(paper).toHaveCount(0);
    await expect(page.locator('#root')).toBeVisible();
  });

  test('every list of the office can be taken out, by those who may', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA]);
    await owner.api.customers.create({ id: v7(), name: 'Selina', phone: '01712345678' });
    await arriveSignedIn(page, shop.url, owner, 'bn');
    const button = page.getByRole('button', { name: words.t('lists:save') });
    const kinds = [
      ['products', 'products'],
      ['stock', 'stock'],
      ['khata', 'customers'],
      ['settings/users', 'users'],
      ['settings/audit', 'audit'],
    ] as const;
    for (const [address, kind] of kinds) {
      await page.goto(`/#/${address}`);
      await page.reload();
      await button.click();
      const download = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: words.t('lists:format.csv') }).click();
      expect((await download).suggestedFilename()).toMatch(new RegExp(`^dokani-${kind}-.*\\.csv$`));
    }
    await page.goto('/#/reports/receipts');
    await expect(button).toBeDisabled();
    const { items } = await owner.api.users.audit({});
    expect(items.filter(({ action }) => action === 'reports.export-list')).toHaveLength(kinds.length);

    const id = v7();
    await owner.api.users.create({ id, name: 'Karim', role: 'cashier', language: 'bn', pin: '573028' });
    const other = await page.context().newPage();
    await arriveSignedIn(other, shop.url, await signInBeside(shop.url, id, '573028'), 'bn');
    await other.goto(`${shop.url}/#/khata`);
    await expect(other.getByRole('row').first()).toContainText('Selina');
    await expect(other.getByRole('button', { name: words.t('lists:save') })).toHaveCount(0);
  });

  test('the audit trail grows as it is scrolled, and is narrowed to days on the screen and in its file', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    for (let at = 0; at < 130; at += 1)
      await owner.api.customers.create({ id: v7(), name: `Customer ${at}`, phone: `017${10_000_000 + at}` });
    await arriveSignedIn(page, shop.url, owner, 'bn');
    await page.goto('/#/settings/audit');
    const list = page.getByRole('grid', { name: words.t('settings:section.audit') });
    await expect(list.getByRole('row').nth(1)).toContainText(words.t('audit:customer-create'));
    await page.screenshot({ path: 'test-results/audit-bn.png' });
    await list.focus();
    const setUp = list.getByRole('row').filter({ hasText: words.t('audit:shop-set-up') });
    await expect(async () => {
      await page.keyboard.press('PageDown');
      await expect(setUp).toBeVisible({ timeout: 250 });
    }).toPass();
    const to = page.getByLabel(words.t('receipts:to'));
    await to.fill('1/1/2020');
    await to.press('Enter');
    await expect(page.getByText(words.t('office:nothingFound'))).toBeVisible();
    await expect(page.getByRole('button', { name: words.t('lists:save') })).toBeDisabled();
    await page.screenshot({ path: 'test-results/audit-none-bn.png' });
    await page.getByRole('button', { name: words.t('office:clearFilters') }).click();
    await expect(list.getByRole('row').nth(1)).toContainText(words.t('audit:customer-create'));
    const from = page.getByLabel(words.t('receipts:from'));
    await from.focus();
    await from.press('ArrowDown');
    await expect(list.getByRole('row').nth(1)).toContainText(words.t('audit:customer-create'));
    await page.getByRole('button', { name: words.t('lists:save') }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: words.t('lists:format.csv') }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv.trim().split('\r\n').length).toBeGreaterThan(130);
    await page.screenshot({ path: 'test-results/audit-days-bn.png' });
  });

  test('what is counted goes into its field at once, not into the filter of the list', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    await shelveAll(owner.api, [NAPA]);
    await arriveSignedIn(page, shop.url, owner, 'bn');
    await page.goto('/#/products');
    await page.getByRole('row').first().click();
    await page.getByRole('tab', { name: words.t('products:tab.stock'), exact: true }).click();
    await page.getByRole('button', { name: words.t('products:batch.change', { batch: 'NP24' }) }).click();
    await page.getByRole('menuitem', { name: words.t('products:batch.adjust') }).click();
    await expect(page.getByLabel(words.t('products:adjust.counted'))).toBeFocused();
    // Longer than the menu takes to give the focus back.
    await page.waitForTimeout(300);
    await page.keyboard.type('7');
    await expect(page.getByLabel(words.t('products:adjust.counted'))).toHaveValue(words.number(7));
    await expect(page.getByRole('searchbox', { name: words.t('products:filter') })).toHaveValue('');
  });
});
