import { v7 as uuidv7 } from 'uuid';
import { baseUnits, paisa } from '../shared/money/money.ts';
import { expect, test } from './market-fixtures.ts';
import { shot } from './market-world.ts';

const packs = [
  { packId: uuidv7(), unit: 'strip', label: '', baseQuantity: baseUnits(10), price: paisa(1_200) },
];

for (const language of ['bn', 'en'] as const) {
  test.describe(language === 'bn' ? 'storefront stock in Bengali' : 'storefront stock in English', () => {
    test.use({ language, viewport: { width: 360, height: 740 } });

    test('says that there is more than a bound, and lets more than that be ordered where the shop has it @browser', async ({
      storefront,
      people,
      page,
    }) => {
      const shop = await people.shop('seller@example.org');
      const listingId = uuidv7();
      const unit = language === 'bn' ? 'পাতা' : 'strips';
      const stock = (strips: number) => shop.put(listingId, { packs, available: baseUnits(strips * 10) });
      await stock(57);
      await storefront.open('/search?q=napa');
      await storefront.chooseOffer('নাপা', 'Napa');
      const row = storefront.offers.first();
      const more = storefront.t('stock.more', { count: 20, unit });
      await expect(row.getByText(more, { exact: true })).toBeVisible();
      await storefront.expectAccessible();
      await row.getByRole('button').first().scrollIntoViewIfNeeded();
      await page.mouse.wheel(0, 400);
      await shot(page, `stock-band-product-${language}`, 300);

      // Within the bound every sale shows, and beyond it none does.
      await stock(20);
      await expect(row).toContainText(storefront.t('stock.left', { count: 20, unit }));
      await stock(26);
      await expect(row.getByText(more, { exact: true })).toBeVisible();

      await row.getByRole('button').first().click();
      const count = row.getByRole('textbox');
      await count.fill('25');
      await row.getByRole('button').last().click();
      await expect(count).toHaveValue(storefront.digits('26'));
      await storefront.tab('cart');
      const checkout = page.getByRole('link', { name: storefront.t('cart.checkout') });
      const line = page.getByRole('listitem');
      await expect(page.getByText(storefront.taka(26 * 1_200)).first()).toBeVisible();
      await expect(checkout).toBeVisible();

      // One more than there is: no, and then down to what there is again.
      await line.getByRole('button').last().click();
      await expect(line).toContainText(storefront.t('cart.notSoManySure', { count: 20 }));
      await expect(storefront.button('cart.checkout')).toBeDisabled();
      await expect(line.getByRole('button').last()).toBeDisabled();
      await storefront.expectAccessible();
      await shot(page, `stock-band-cart-${language}`);
      await line.getByRole('button').first().click();
      await expect(line.getByRole('textbox')).toHaveValue(storefront.digits('26'));
      await expect(checkout).toBeVisible();
      await expect(line).not.toContainText(storefront.t('cart.notSoMany'));

      // What comes down below the bound is told at once, with the figure.
      await stock(3);
      await expect(line).toContainText(storefront.t('cart.onlyLeft', { count: 3 }));
    });
  });
}

test('a prescription of more than the bound finds the shop that has it, and goes into the cart whole @browser', async ({
  storefront,
  people,
  page,
}) => {
  const shop = await people.shop('seller@example.org');
  const poor = await people.shop('poor@example.org', { nameBn: 'ছোট ফার্মেসি' });
  await shop.put(uuidv7(), { packs, available: baseUnits(400) });
  await poor.put(uuidv7(), { packs, available: baseUnits(210) });
  await storefront.open('/basket');
  await page.getByRole('combobox', { name: storefront.t('basket.addLabel') }).fill('napa');
  await page.getByRole('option', { name: 'নাপা' }).first().click();
  await page.getByRole('main').getByRole('textbox').last().fill('395');
  await expect(storefront.offers).toHaveCount(1);
  await expect(storefront.offers.first()).toContainText(storefront.t('basket.hasAll'));
  await expect(storefront.offers.first()).toContainText(storefront.taka(40 * 1_200));
  await storefront.button('basket.take').click();
  await expect(page.getByRole('listitem').getByRole('textbox')).toHaveValue('৪০');
  await expect(page.getByRole('link', { name: storefront.t('cart.checkout') })).toBeVisible();
});
