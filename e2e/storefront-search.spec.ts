import { v7 as uuidv7 } from 'uuid';
import { baseUnits, paisa } from '../shared/money/money.ts';
import { expect, test } from './market-fixtures.ts';

for (const language of ['bn', 'en'] as const) {
  test.describe(language === 'bn' ? 'storefront search in Bengali' : 'storefront search in English', () => {
    test.use({ language });

    test('finds in either script, and farther away when asked @browser', async ({
      storefront,
      people,
      page,
    }) => {
      const near = await people.shop('near@example.org');
      const far = await people.shop('far@example.org', {
        nameBn: 'দূরের ফার্মেসি',
        nameEn: 'Far Pharmacy',
        place: { lat: 23.775, lng: 90.376 },
      });
      await near.put(uuidv7(), {});
      await far.put(uuidv7(), {
        packs: [
          { packId: uuidv7(), unit: 'strip', label: '', baseQuantity: baseUnits(10), price: paisa(1_100) },
        ],
      });
      await storefront.open('/');
      await storefront.expectAccessible();
      for (const text of ['নাপা', 'napa', 'nappa']) {
        await storefront.searchBox.fill(text);
        await expect(page.getByRole('option').first()).toContainText(language === 'bn' ? 'নাপা' : 'Napa');
        // What is offered for the next text is not what was offered for this one.
        await storefront.searchBox.fill('');
        await expect(page.getByRole('option').filter({ hasText: /নাপা|Napa/ })).toHaveCount(0);
      }
      await storefront.searchBox.press('Escape');
      await storefront.search('নাপা');
      await expect(storefront.offers).toHaveCount(1);
      await expect(storefront.offers).toContainText(storefront.taka(1_200));
      await storefront.expectAccessible();
      await storefront.offers.getByRole('link').first().click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(language === 'bn' ? 'নাপা' : 'Napa');
      await expect(storefront.offers).toHaveCount(1);
      await page.getByLabel(storefront.t('results.radius')).selectOption('5000');
      await expect(storefront.offers).toHaveCount(2);
      await page.getByLabel(storefront.t('results.sort')).selectOption('price');
      await expect(storefront.offers.first()).toContainText(storefront.taka(1_100));
      await storefront.expectAccessible();
      await page.getByRole('button', { name: storefront.t('results.showMap'), exact: true }).click();
      const pin = page.getByRole('button', { name: new RegExp(storefront.taka(1_100)) });
      await expect(pin).toBeVisible();
      await storefront.expectAccessible();
      // A phone's Back takes the map down, and the list is as it was.
      await page.goBack();
      await expect(pin).toBeHidden();
      await expect(storefront.offers.first()).toContainText(storefront.taka(1_100));
      await storefront.button('results.showMap').click();
      await expect(pin).toBeVisible();
      await storefront.button('results.hideMap').click();
      await expect(pin).toBeHidden();
      await expect(storefront.offers).toHaveCount(2);
      // What was chosen beside the map stays when it is put down.
      const sort = page.getByLabel(storefront.t('results.sort'));
      await storefront.button('results.showMap').click();
      await sort.selectOption('distance');
      await expect(storefront.offers.first()).toContainText(storefront.taka(1_200));
      await storefront.button('results.hideMap').click();
      await expect(pin).toBeHidden();
      await expect(sort).toHaveValue('distance');
      if (language === 'bn') await storefront.expectBengaliDigits('article');
      storefront.expectNoComplaints();
    });
  });
}

test('a prescription basket finds the shop that has all of it @browser', async ({
  storefront,
  people,
  page,
}) => {
  const all = await people.shop('all@example.org', { nameBn: 'সব আছে ফার্মেসি' });
  const some = await people.shop('some@example.org', { nameBn: 'কিছু আছে ফার্মেসি' });
  const seclo = {
    nameBn: 'সেকলো',
    nameEn: 'Seclo',
    generic: 'Omeprazole',
    strength: '20 mg',
    manufacturer: 'Square',
  };
  await all.put(uuidv7(), {});
  await all.put(uuidv7(), seclo);
  await some.put(uuidv7(), {});
  await storefront.open('/basket');
  await storefront.expectAccessible();
  const box = page.getByRole('combobox', { name: storefront.t('basket.addLabel') });
  for (const name of ['নাপা', 'সেকলো']) {
    await box.fill(name);
    await page.getByRole('option', { name }).first().click();
  }
  await expect(storefront.offers.first()).toContainText(storefront.t('basket.hasAll'));
  await expect(storefront.offers.first()).toContainText('সব আছে ফার্মেসি');
  await expect(storefront.offers.nth(1)).toContainText(storefront.t('basket.missing', { names: 'সেকলো' }));
  await storefront.expectAccessible();
  // Two clicks before the page is drawn anew are one press.
  await storefront.offers
    .first()
    .getByRole('button')
    .evaluate((element: { click(): void }) => {
      element.click();
      element.click();
    });
  await expect(page.getByRole('listitem')).toHaveCount(2);
  const counts = page.getByRole('listitem').getByRole('textbox');
  await expect(counts.first()).toHaveValue('১');
  await expect(counts.last()).toHaveValue('১');
  await storefront.expectAccessible();
  await page.goBack();
  await expect(storefront.offers.first()).toContainText(storefront.t('basket.taken'));
  await expect(storefront.offers.nth(1)).not.toContainText(storefront.t('basket.taken'));
  await storefront.expectAccessible();
});

test('at zero the button goes dead on every open page, and comes back @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  const listingId = uuidv7();
  await shop.put(listingId, {});
  await storefront.open('/search?q=napa');
  const second = await page.context().newPage();
  await second.goto(`/shop/${shop.shopId}`);
  const pages = [page, second];
  const row = (each: typeof page) => each.getByRole('article').first();
  for (const each of pages)
    await expect(row(each)).toContainText(storefront.t('stock.left', { count: 10, unit: 'পাতা' }));
  await shop.put(listingId, { available: baseUnits(0) });
  for (const each of pages) {
    await expect(row(each).getByRole('button', { name: storefront.t('stock.soldOut') })).toBeDisabled();
  }
  await shop.put(listingId, { available: baseUnits(20) });
  for (const each of pages) {
    await expect(row(each)).toContainText(storefront.t('stock.few', { count: 2, unit: 'পাতা' }));
    await expect(row(each).getByRole('button').first()).toBeEnabled();
  }
});
