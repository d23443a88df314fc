import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';

inBengali(() => {
  test('two tills do not overwrite each other’s settings @browser', async ({ owner, page, shop, words }) => {
    const field = (on: typeof page, name: 'phone' | 'bin' | 'drugLicence') =>
      on.getByRole('textbox', { name: words.t(`settings:shop.${name}`), exact: true });
    const notice = page.getByText(words.t('settings:changedElsewhere'));
    await arriveSignedIn(page, shop.url, owner, 'bn');
    await page.goto('/#/settings/shop');
    const other = await page.context().newPage();
    await arriveSignedIn(other, shop.url, owner, 'bn');
    await other.goto(`${shop.url}/#/settings/shop`);

    await field(page, 'bin').fill('BIN-1');
    await field(other, 'phone').fill('01711000001');
    await field(other, 'phone').press('Control+Enter');
    await expect(notice).toBeVisible();
    await expect(field(page, 'phone')).toHaveValue('01711000001');
    await expect(field(page, 'bin')).toHaveValue('BIN-1');
    await page.screenshot({ path: 'test-results/settings-rebased-bn.png' });
    await field(page, 'bin').press('Control+Enter');
    await expect(notice).toHaveCount(0);
    // The other till's form was untouched: it shows what was saved without being asked.
    await expect(field(other, 'bin')).toHaveValue('BIN-1');

    // A till that hears of nothing is refused, moves onto what is stored, and may save again.
    await page.route('**/rpc/settings/get*', (route) => route.abort());
    await field(page, 'drugLicence').fill('DL-1');
    await field(other, 'phone').fill('01711000002');
    await field(other, 'phone').press('Control+Enter');
    await expect.poll(async () => (await owner.api.settings.get({})).shop.phone).toBe('01711000002');
    await expect(notice).toHaveCount(0);
    await field(page, 'drugLicence').press('Control+Enter');
    await expect(
      page.getByRole('alert').filter({ hasText: words.t('errors:VERSION_CONFLICT') }),
    ).toBeVisible();
    expect((await owner.api.settings.get({})).shop).toMatchObject({ phone: '01711000002', drugLicence: '' });
    await page.unroute('**/rpc/settings/get*');
    await field(page, 'drugLicence').press('Control+Enter');
    await expect(notice).toBeVisible();
    await expect(field(page, 'phone')).toHaveValue('01711000002');
    await field(page, 'drugLicence').press('Control+Enter');
    await expect
      .poll(async () => (await owner.api.settings.get({})).shop)
      .toMatchObject({ phone: '01711000002', drugLicence: 'DL-1', bin: 'BIN-1' });
  });

  test('every page of the settings has its heading, and a new printer nobody touched is left without a question', async ({
    owner,
    page,
    shop,
    words,
  }) => {
    await arriveSignedIn(page, shop.url, owner, 'bn');
    for (const section of ['shop', 'receipt', 'counter', 'printers', 'users', 'tills', 'audit', 'about']) {
      await page.goto(`/#/settings/${section}`);
      const heading = page.getByRole('heading', { level: 2, name: words.t(`settings:section.${section}`) });
      await expect(heading.first()).toBeVisible();
    }
    await page.goto('/#/settings/printers');
    const form = page.getByRole('region', { name: words.t('settings:printers.add') });
    await page.getByRole('button', { name: words.t('settings:printers.add') }).click();
    await expect(form).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(form).toHaveCount(0);
    // One that was begun is asked for.
    await page.getByRole('button', { name: words.t('settings:printers.add') }).click();
    await form.getByRole('textbox', { name: words.t('settings:printers.name') }).fill('EPSON');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await expect(form).toBeVisible();
  });
});
