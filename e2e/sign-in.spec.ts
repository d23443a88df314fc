import { v7 } from 'uuid';
import { expect, inBengali, test } from './fixtures.ts';
import { barcodeOf, NAPA, shelve } from './goods.ts';
import { SignIn } from './page-models/sign-in.ts';
import { OWNER_PIN, signInBeside } from './store-client.ts';

const CASHIER_PIN = '573028';

inBengali(() => {
  const cashierName = 'করিম';

  test('a wrong PIN says how many tries are left, then locks even the right one out', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    // Signs in through the screen; the owner exists already.
    await page.addInitScript(`localStorage.setItem('dokani.language', 'bn')`);
    const signIn = new SignIn(page, words);
    await signIn.open();
    await expect(signIn.face(owner.session.user.name)).toBeVisible();
    for (const left of [4, 3, 2, 1]) {
      await signIn.enter('111222');
      await signIn.expectRefusal(words.t('errors:WRONG_PIN', { attemptsLeft: words.number(left) }));
    }
    await signIn.enter('111222');
    await signIn.expectRefusal(words.pattern('errors:LOCKED_OUT'));
    await expect(signInBeside(shop.url, owner.session.user.id, OWNER_PIN)).rejects.toMatchObject({
      code: 'LOCKED_OUT',
    });
    await signIn.enter(OWNER_PIN);
    await signIn.expectRefusal(words.pattern('errors:LOCKED_OUT'));
    await expect(signIn.people).toBeVisible();
  });

  test('a till locked without a connection still shows who works here @browser', async ({
    counter,
    owner,
    page,
    context,
    words,
  }) => {
    await counter.open();
    await context.setOffline(true);
    await page.keyboard.press('Alt+KeyL');
    const signIn = new SignIn(page, words);
    await expect(signIn.face(owner.session.user.name)).toBeVisible();
    await context.setOffline(false);
    await signIn.enter(OWNER_PIN);
    await expect(counter.search).toBeFocused();
  });

  test('another person takes over with two keys and a PIN, and the cart stays', async ({
    owner,
    counter,
    page,
    words,
  }) => {
    await shelve(owner.api, NAPA);
    await owner.api.users.create({
      id: v7(),
      name: cashierName,
      role: 'cashier',
      language: 'bn',
      pin: CASHIER_PIN,
    });
    await counter.open();
    await counter.scan(barcodeOf(NAPA));
    await expect(counter.lines).toHaveCount(1);
    await page.keyboard.press('Alt+KeyL');
    const signIn = new SignIn(page, words);
    await expect(page.getByText(words.t('session:cartWaits'))).toBeVisible();
    await signIn.face(cashierName).click();
    await signIn.enter(CASHIER_PIN);
    await expect(counter.search).toBeFocused();
    await expect(counter.lines).toHaveCount(1);
    await expect(page.getByRole('banner')).toContainText(cashierName);
    await counter.key('F10');
    await counter.expectSold();
    const [sale] = (await owner.api.sales.list({})).items;
    expect(sale?.userName).toBe(cashierName);
  });

  test('a till that nobody touches locks itself and keeps the cart', async ({
    owner,
    counter,
    page,
    words,
  }) => {
    await shelve(owner.api, NAPA);
    await page.clock.install();
    await counter.open();
    // Typed: with a clock of the test's own, keys no longer carry their own time.
    await counter.add('নাপা');
    await expect(counter.lines).toHaveCount(1);
    await page.clock.fastForward(owner.session.idleLockMs + 6000);
    const signIn = new SignIn(page, words);
    await expect(page.getByText(words.t('session:cartWaits'))).toBeVisible();
    await expect(counter.lines).toHaveCount(0);
    await signIn.enter(OWNER_PIN);
    await expect(counter.lines).toHaveCount(1);
  });
});

test('a browser that opens the shop for the first time shows it in the language of the shop', async ({
  browser,
  owner,
  shop,
}) => {
  await owner.api.settings.save({
    language: 'en',
    was: { language: (await owner.api.settings.get({})).language },
  });
  const elsewhere = await browser.newContext({ locale: 'bn-BD' });
  const page = await elsewhere.newPage();
  await page.goto(shop.url);
  await expect(page.getByRole('heading', { name: 'Who is selling?' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await elsewhere.close();
});
