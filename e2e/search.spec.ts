import { expect, test } from './fixtures.ts';
import { NAPA, shelveAll } from './goods.ts';

const named = (nameEn: string, barcode: string) => ({
  ...NAPA,
  product: {
    ...NAPA.product,
    nameBn: '',
    nameEn,
    packs: [{ unit: 'strip' as const, baseQuantity: 10, price: 1200, barcodes: [barcode], isDefault: true }],
  },
});

test('a row marked while the list of fewer letters still shows is added, not what takes its place @browser', async ({
  owner,
  counter,
  page,
}) => {
  await shelveAll(owner.api, [
    named('Nabex', '8941100600014'),
    named('Napa', '8941100600021'),
    named('Naprosyn', '8941100600038'),
  ]);
  await counter.open();
  await counter.type('na');
  await expect(counter.results).toHaveCount(3);
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/rpc/catalog/find*', async (route) => {
    await asked;
    await route.continue();
  });
  await counter.type('p');
  await counter.key('ArrowDown');
  const marked = counter.results.and(page.locator('[aria-selected=true]'));
  const name = /Nabex|Naprosyn|Napa/.exec(await marked.innerText())?.[0] ?? 'no row';
  await counter.key('Enter');
  answer();
  if (name === 'Nabex') {
    await expect(counter.results).toHaveCount(2);
    await expect(counter.lines).toHaveCount(0);
  } else await expect(counter.lines).toContainText([name]);
});
