import { expect, test } from './fixtures.ts';
import { Screen } from './page-models/screen.ts';

test('the shop opens in a browser, under its strict policy, without a complaint @browser', async ({
  page,
}) => {
  const screen = new Screen(page);
  await screen.open();
  await expect(page.locator('#root')).toContainText(/[\u0980-\u09ff]{3}/u);
  const fonts = await page.evaluate(
    `document.fonts.ready.then((all) => [...all].filter((font) => font.status === 'loaded').map((font) => font.family).join())`,
  );
  expect(String(fonts)).toContain('Noto Sans Bengali');
  screen.expectNoComplaints();
});

test('the interface’s own page opens without the network @browser', async ({ page, shop }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(shop.url) && !/^(data|blob):/.test(request.url()))
      foreign.push(request.url());
  });
  await page.goto('/api/v1/docs');
  await expect(page.getByText('Dokani').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('/session').first()).toBeAttached();
  expect(foreign).toEqual([]);
});
