import os from 'node:os';
import { arriveSignedIn, expect, inBengali, test } from './fixtures.ts';
import { barcodeOf, NAPA, SECLO, shelveAll } from './goods.ts';
import { Counter } from './page-models/counter.ts';
import { SignIn } from './page-models/sign-in.ts';

const hasNetwork = Object.values(os.networkInterfaces())
  .flat()
  .some((found) => found?.family === 'IPv4' && !found.internal);

inBengali(() => {
  test('a second till finds the shop by the address that Settings shows, joins, and both sell @browser', async ({
    page,
    browser,
    owner,
    shop,
    words,
  }) => {
    test.skip(!hasNetwork, 'skipped: this computer is in no network');
    await shelveAll(owner.api, [NAPA, SECLO]);
    await arriveSignedIn(page, shop.url, owner, 'bn');
    await page.goto(`${shop.url}/#/settings/tills`);
    const card = page.getByRole('region', { name: words.t('settings:tills.address') });
    await expect(card.getByText(words.t('settings:tills.addressOff'))).toBeVisible();
    await page.getByRole('switch', { name: words.t('settings:tills.lan') }).click({ force: true });
    await expect(card.getByRole('img', { name: words.t('settings:tills.qr') })).toBeVisible();
    const address = (await card.getByText(/^http:\/\/[\d.]+:\d+$/).innerText()).trim();
    expect(new URL(address).hostname).not.toBe('127.0.0.1');
    await page.getByRole('button', { name: words.t('settings:tills.pair'), exact: true }).click();
    const code = (await page.getByText(/^[\d০-৯]{3,4}[\s-]?[\d০-৯]{3,5}$/).innerText()).trim();
    await page.screenshot({ path: 'test-results/tills-bn.png', fullPage: true });

    const elsewhere = await browser.newContext();
    const second = await elsewhere.newPage();
    await second.addInitScript(`localStorage.setItem('dokani.language', 'bn')`);
    await second.goto(address);
    const form = second.getByRole('form', { name: words.t('session:join.title') });
    const join = form.getByRole('button', { name: words.t('session:join.join') });
    await expect(form.getByLabel(words.t('session:join.code'))).toBeFocused();
    await form.getByLabel(words.t('session:join.code')).fill('999999');
    await form.getByLabel(words.t('session:join.name')).fill('Till 2');
    await join.click();
    await expect(form.getByRole('alert')).toHaveText(words.t('errors:PAIRING_REFUSED'));
    await second.screenshot({ path: 'test-results/join-bn.png' });
    await form.getByLabel(words.t('session:join.code')).fill(code);
    await join.click();
    const signIn = new SignIn(second, words);
    // The only face is chosen by itself once it has come; keys before that are nobody's.
    await expect(signIn.people.getByRole('button', { pressed: true })).toBeVisible();
    await signIn.enter(owner.pin);

    const there = new Counter(second, words);
    await expect(there.search).toBeVisible();
    await there.scan(barcodeOf(NAPA));
    await expect(there.lines).toHaveCount(1);
    await there.key('F10');
    await there.expectSold();
    const here = new Counter(page, words);
    await here.open();
    await here.scan(barcodeOf(SECLO));
    await expect(here.lines).toHaveCount(1);
    await here.key('F10');
    await here.expectSold();
    const { items } = await owner.api.sales.list({});
    expect(items.map(({ tillId }) => tillId).toSorted((a, b) => a - b)).toEqual([1, 2]);
    await elsewhere.close();
  });
});
