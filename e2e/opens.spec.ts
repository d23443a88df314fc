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

test('the interface’s own page is the shop’s alone: no request leaves, nothing is offered from elsewhere @browser', async ({
  page,
  shop,
}) => {
  const foreign: string[] = [];
  const isOurs = (url: string) => url.startsWith(shop.url) || /^(data|blob):/.test(url);
  page.on('request', (request) => {
    if (!isOurs(request.url())) foreign.push(request.url());
  });
  page.on('websocket', (socket) => foreign.push(socket.url()));
  // What the policy blocks never becomes a request; the page must not even try.
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|violates/i.test(message.text())) foreign.push(message.text());
  });
  await page.goto('/api/v1/docs');
  await expect(page.getByText('Dokani').first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('/session').first()).toBeAttached();
  const status = page.getByText('State of the shop').first();
  await expect(status).toBeAttached();
  await status.click();
  await expect(page.getByText('The first thing a client asks').first()).toBeVisible();
  // Time for what the page would ask for late; it need not fall silent by itself.
  await page.waitForTimeout(2_000);
  const words = await page.locator('body').innerText();
  expect(words).not.toMatch(
    /Ask AI|\bShare\b|\bDeploy\b|Open API Client|\bMCP\b|Scalar|Developer Tools|Configure/i,
  );
  await expect(page.locator('a[href*="scalar"]:visible')).toHaveCount(0);
  expect(foreign).toEqual([]);
});
