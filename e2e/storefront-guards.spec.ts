import { v7 as uuidv7 } from 'uuid';
import { expect, test } from './market-fixtures.ts';

test('an order is placed with the keyboard alone @browser', async ({ storefront, people, page }) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await people.account('customer@example.org');
  const focused = page.locator(':focus');
  const tabTo = async (name: string | RegExp) => {
    for (let step = 0; step < 60; step += 1) {
      const element = focused.and(
        page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true })),
      );
      if (await element.count()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await storefront.open('/');
  for (let step = 0; step < 6 && !(await focused.and(storefront.searchBox).count()); step += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('napa');
  await expect(page.getByRole('option').first()).toBeVisible();
  await storefront.press('ArrowDown', 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'নাপা' })).toBeVisible();
  await expect(storefront.offers).toHaveCount(1);
  await tabTo(storefront.t('cart.addName', { name: 'নাপা', shop: 'জনতা ফার্মেসি' }));
  await page.keyboard.press('Enter');
  await expect(focused).toHaveAccessibleName(storefront.t('cart.more', { name: 'নাপা' }));
  // A key was meant for where it went: it does not wait as a second press of the finger does.
  await page.keyboard.press('Enter');
  await expect(storefront.offers.getByRole('textbox')).toHaveValue('২');
  await tabTo(/ব্যাগ$/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: storefront.t('cart.title') })).toBeVisible();
  await tabTo(storefront.t('cart.checkout'));
  await page.keyboard.press('Enter');
  const email = page.getByLabel(storefront.t('auth.email'));
  await expect(email).toBeVisible();
  for (let step = 0; step < 60 && !(await focused.and(email).count()); step += 1)
    await page.keyboard.press('Tab');
  await page.keyboard.type('customer@example.org');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a long password of tests');
  await page.keyboard.press('Enter');
  await expect(storefront.button('checkout.place')).toBeEnabled();
  await tabTo(storefront.t('checkout.place'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: storefront.t('status.requested') })).toBeVisible();
});

test('the language turns over at once and is remembered; digits with it @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await storefront.open('/search?q=napa');
  await expect(storefront.offers.first()).toContainText('৳১২');
  await page.getByRole('button', { name: storefront.t('switchLanguage') }).click();
  await expect(storefront.offers.first()).toContainText('৳12');
  await page.reload();
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('without a place the page asks for one, and an area with a pin will do @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org', { place: { lat: 23.7115, lng: 90.4111 } });
  await shop.put(uuidv7(), {});
  await page.addInitScript("localStorage.removeItem('market.place')");
  await storefront.open('/search?q=napa');
  await expect(storefront.button('place.nearMe')).toBeVisible();
  await storefront.expectAccessible();
  await storefront.button('place.byArea').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(storefront.t('place.division'), { exact: true }).selectOption({ label: 'ঢাকা' });
  await dialog.getByLabel(storefront.t('place.district'), { exact: true }).selectOption({ label: 'ঢাকা' });
  await storefront.expectAccessible();
  await dialog.getByRole('button', { name: storefront.t('place.useArea') }).click();
  await storefront.expectAccessible();
  await dialog.getByRole('button', { name: storefront.t('place.usePin') }).click();
  await expect(storefront.offers).toHaveCount(1);
});

test('a refused place, a lost network and an address that leads nowhere say what to do @browser', async ({
  storefront,
  people,
  page,
  context,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await storefront.open('/nowhere');
  await expect(page.getByText(storefront.t('notFound.title'))).toBeVisible();
  await storefront.expectAccessible();
  await storefront.open('/');
  await expect(storefront.offers).toHaveCount(1);
  await context.setOffline(true);
  await storefront.search('নাপা');
  await expect(page.getByText(storefront.t('offline.title'))).toBeVisible();
  await storefront.expectAccessible();
  await context.setOffline(false);
  await expect(storefront.offers.first()).toContainText(storefront.taka(1_200));
  await expect(page.getByText(storefront.t('offline.title'))).toBeHidden();
  await context.setOffline(true);
  await storefront.button('results.showMap').click();
  await expect(page.getByText(storefront.t('results.mapAway'))).toBeVisible();
  await expect(storefront.offers).toHaveCount(1);
  await context.setOffline(false);
  await expect(page.getByText(storefront.t('results.mapAway'))).toBeHidden();
  await expect(storefront.offers).toHaveCount(1);
  // A page whose code is not here yet waits in its own frame, and comes with the network.
  await context.setOffline(true);
  await storefront.tab('basket');
  await expect(page.getByText(storefront.t('offline.pageAway'))).toBeVisible();
  await storefront.button('tryAgain').click();
  await expect(page.getByText(storefront.t('offline.pageAway'))).toBeVisible();
  await storefront.expectAccessible();
  await context.setOffline(false);
  await expect(page.getByText(storefront.t('basket.empty'))).toBeVisible();
});

test('many tabs go on with one session, and signing out ends it in all @browser', async ({
  storefront,
  people,
  page,
  context,
}) => {
  await people.account('customer@example.org');
  await storefront.open('/account');
  await storefront.signIn('customer@example.org');
  await expect(page.getByText('customer@example.org')).toBeVisible();
  await storefront.expectAccessible();
  const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()));
  for (let round = 0; round < 2; round += 1) {
    await Promise.all(tabs.map((tab) => tab.goto('/account')));
    for (const tab of tabs) await expect(tab.getByText('customer@example.org')).toBeVisible();
  }
  const kept = await page.evaluate<string>('JSON.stringify({ ...localStorage, ...sessionStorage })');
  expect(kept).not.toMatch(/eyJ/);
  await storefront.button('account.signOut').click();
  for (const tab of tabs)
    await expect(tab.getByRole('button', { name: storefront.t('auth.signIn') })).toBeVisible();
});

test('the checkout of a shop that paused its orders does not say that it opens soon @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  await shop.put(uuidv7(), {});
  await storefront.open('/');
  await storefront.search('নাপা');
  await storefront.offers.getByRole('button').first().click();
  const { shop: own } = await shop.api.sync.hello({ appVersion: '1' });
  await shop.api.sync.updateShop({ version: own.version, profile: own.profile, isPaused: true });
  await storefront.checkout.openFromCart();
  await expect(page.getByText(storefront.t('checkout.noOrdersNow'))).toBeVisible();
  await expect(page.getByText(storefront.t('checkout.closedNow'))).toHaveCount(0);
});
