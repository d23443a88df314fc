import { expect, inBengali, inBothLanguages, test } from './fixtures.ts';
import { barcodeOf, EGG, SOAP, SUGAR, shelveAll } from './goods.ts';

inBothLanguages((language) => {
  test.use({ kind: 'grocery' });

  test('sugar for fifty taka, eggs by the dozen, and weighed goods', async ({ owner, counter, words }) => {
    const [sugar] = await shelveAll(owner.api, [SUGAR, EGG, SOAP]);
    await counter.open();
    await counter.add(language === 'bn' ? 'চিনি ৫০ টাকার' : 'sugar 50tk');
    // ৳50 at ৳130 a kilogram is 384 g and a little; never more than was asked for.
    await expect(counter.lines.first()).toContainText(words.number(384));
    await counter.expectToPay(5000);
    await counter.add(language === 'bn' ? '১২*ডিম' : '12*egg');
    await counter.expectToPay(5000 + 14_400);
    await counter.scan(barcodeOf(SOAP));
    await counter.expectToPay(5000 + 14_400 + 4500);
    // F6 opens the quantity of the chosen line; the sugar is weighed again.
    await counter.lines.first().click();
    await counter.key('F6');
    await counter.type('750g');
    await counter.key('Enter');
    await counter.expectToPay(9750 + 14_400 + 4500 + 50);
    await counter.key('F10');
    await counter.expectSold();
    expect((await owner.api.catalog.get({ id: sugar?.id ?? '' })).onHand).toBe(20_000 - 750);
  });
});

inBengali(() => {
  test.use({ kind: 'grocery' });

  test('an amount that buys nothing and a unit the goods do not have are refused in words', async ({
    owner,
    counter,
    words,
  }) => {
    await shelveAll(owner.api, [EGG]);
    await counter.open();
    await counter.type('ডিম 5tk');
    await expect(counter.results.first()).toBeVisible();
    await counter.key('Enter');
    await counter.expectNotice(words.t('counter:quantity.too-little-money'));
    await expect(counter.lines).toHaveCount(0);
    await counter.search.fill('');
    await counter.add('ডিম');
    await counter.type('0');
    await counter.key('Enter');
    await expect(counter.lines).toHaveCount(1);
    await counter.expectToPay(1200);
  });
});
