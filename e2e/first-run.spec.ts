import { expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { Counter } from './page-models/counter.ts';
import { FirstRun } from './page-models/first-run.ts';

inBothLanguages((language) => {
  test('four steps by the keyboard, a weak PIN refused, and then the counter', async ({ page, words }) => {
    const run = new FirstRun(page, words);
    await run.open();
    const choice = page.getByRole('button', { name: language === 'bn' ? 'বাংলা' : 'English' });
    await expect(choice).toBeVisible();
    await run.tabTo(choice);
    await page.keyboard.press('Enter');

    await run.expectStep('shop');
    await expect(run.field('shop.name')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(words.t('firstRun:shop.nameMissing'))).toBeVisible();
    await page.keyboard.type(language === 'bn' ? 'মায়ের দোয়া ফার্মেসি' : 'Mayer Doa Pharmacy');
    await page.keyboard.press('Tab');
    await page.keyboard.type('০১৭১২৩৪৫৬৭৮');
    await page.keyboard.press('Enter');

    await run.expectStep('pin');
    await page.keyboard.type(language === 'bn' ? 'রহিমা' : 'Rahima');
    const typePin = async (pin: string) => {
      await run.tabTo(run.field('pin.pin'));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(pin);
      await run.tabTo(run.field('pin.again'));
      await page.keyboard.press('Control+a');
      await page.keyboard.type(pin);
      await page.keyboard.press('Enter');
    };
    await typePin('1234');
    await expect(page.getByText(words.t('errors:PIN_TOO_WEAK'))).toBeVisible();
    await run.field('pin.pin').fill('4829');
    await expect(page.getByText(words.t('errors:PIN_TOO_WEAK'))).toBeHidden();
    await page.keyboard.press('Shift+Tab');
    await typePin('৪৮২৯১৩');

    await run.expectStep('shelves');
    await page.reload();
    await run.expectStep('shelves');
    await run.tabTo(page.getByRole('button', { name: words.t('firstRun:shelves.empty') }));
    await page.keyboard.press('Enter');
    const counter = new Counter(page, words);
    await expect(counter.search).toBeFocused();
    await expect(page.getByText(words.t('counter:hint.help', { help: 'F1' }))).toBeVisible();
    run.expectNoComplaints();
  });
});

test('the sample catalogue of a medicine shop can be sold from at once', async ({ page, shop, words }) => {
  test.setTimeout(120_000);
  const run = new FirstRun(page, words);
  await run.open();
  await page.getByRole('button', { name: 'English' }).click();
  await run.field('shop.name').fill('Sample Pharmacy');
  await page.keyboard.press('Enter');
  await run.field('pin.owner').fill('Rahima');
  await run.field('pin.pin').fill('482913');
  await run.field('pin.again').fill('482913');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: words.t('firstRun:shelves.sample') }).click();
  const counter = new Counter(page, words);
  await expect(counter.search).toBeFocused({ timeout: 60_000 });
  await counter.type('para');
  await expect(counter.results.first()).toBeVisible();
  expect(shop.printed()).toEqual([]);
  run.expectNoComplaints();
});

inBengali(() => {
  test('a sample catalogue that does not come is asked for again', async ({ page, words }) => {
    test.setTimeout(120_000);
    const run = new FirstRun(page, words);
    await run.open();
    await page.getByRole('button', { name: 'বাংলা' }).click();
    await run.field('shop.name').fill('Sample Pharmacy');
    await page.keyboard.press('Enter');
    await run.field('pin.owner').fill('Rahima');
    await run.field('pin.pin').fill('482913');
    await run.field('pin.again').fill('482913');
    await page.keyboard.press('Enter');
    await run.expectStep('shelves');
    await page.route('**/rpc/imports/**', (route) => route.abort());
    await page.getByRole('button', { name: words.t('firstRun:shelves.sample') }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('button', { name: words.t('shell:back'), exact: true }).click();
    await page.getByRole('button', { name: words.t('firstRun:shelves.sample') }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await page.unroute('**/rpc/imports/**');
    await page.getByRole('button', { name: words.t('office:tryAgain'), exact: true }).click();
    await expect(new Counter(page, words).search).toBeFocused({ timeout: 60_000 });
  });
});
