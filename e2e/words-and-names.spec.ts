import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { Language } from '../shared/text/format.ts';
import { arriveSignedIn, expect, inBothLanguages, test } from './fixtures.ts';
import { AMOXIL, barcodeOf, EGG, type Goods, NAPA, SECLO, shelveAll } from './goods.ts';
import {
  englishNames,
  namelessControls,
  showsFocus,
  sidewaysScroll,
  wrongWords,
} from './page-models/audit.ts';
import { Counter } from './page-models/counter.ts';
import { FirstRun } from './page-models/first-run.ts';
import { Screen } from './page-models/screen.ts';
import { SignIn } from './page-models/sign-in.ts';
import { OWNER_PIN, type StoreApi } from './store-client.ts';

const OFFICE = [
  '/products',
  '/products/import',
  '/stock',
  '/stock/receive',
  '/khata',
  '/reports',
  '/reports/receipts',
  ...['shop', 'receipt', 'counter', 'printers', 'users', 'tills', 'audit', 'about'].map(
    (section) => `/settings/${section}`,
  ),
];
/** Keys that open something beside the cart, and the name of what then stands there; help and quantity lie over it. */
const VIEWS = [
  ['F1', null],
  ['F3', 'customer'],
  ['F4', 'hold'],
  ['F6', null],
  ['F8', 'substitutes'],
  ['F9', 'pay'],
  ['F12', 'receipts'],
  ['Alt+KeyE', 'line'],
  ['Alt+KeyD', 'bill-discount'],
  ['Alt+KeyI', 'open-item'],
] as const;

/** Goods whose names are of one script alone, so that any other letter on the screen is the screen's own. */
function inOneScript(language: Language): Goods[] {
  return [NAPA, SECLO, AMOXIL, EGG].map(({ product, ...rest }) => ({
    ...rest,
    product: {
      ...product,
      nameBn: language === 'bn' ? (product.nameBn ?? '') : '',
      nameEn: language === 'en' ? (product.nameEn ?? '') : '',
    },
  }));
}

async function sellOnce(api: StoreApi): Promise<void> {
  const { product, packId } = await api.catalog.lookup({ code: barcodeOf(NAPA) });
  const customer = await api.customers.create({ id: v7(), name: 'S', phone: '01712345678' });
  await api.sales.checkout({
    saleId: v7(),
    lines: [
      {
        kind: 'product',
        lineId: v7(),
        productId: product.id,
        parts: [{ packId: packId ?? '', quantity: 10 }],
      },
    ],
    tenders: [{ kind: 'baki', amount: 1200 }],
    expectedTotal: 1200,
    customerId: customer.id,
  });
}

/** The data of the shop itself: what it typed is shown as it was typed. */
const isOwnText = (text: string) =>
  /^(?:\d+ mg|Mayer Doa|মায়ের দোয়া|বাংলা|বাং|বাংলায় দেখুন|UTF-8|Noto Sans)/u.test(text);

/** The audit trail shows what was recorded, field by field, as it was written. */
const isRecord = (text: string, where: string) =>
  where === '/settings/audit' && /^[a-z][A-Za-z]+: /.test(text);

async function expectInOrder(page: Page, language: Language, where: string): Promise<void> {
  const isShops = (text: string) => isOwnText(text) || isRecord(text, where);
  const problems = [
    ...(await wrongWords(page, language, isShops)),
    ...(language === 'bn' ? await englishNames(page, isShops) : []).map((name) => `English: ${name}`),
    ...(await namelessControls(page)).map((control) => `no name: ${control}`),
  ];
  const pushed = await sidewaysScroll(page);
  if (pushed > 0) problems.push(`scrolls sideways by ${pushed} px`);
  if (problems.length > 0) {
    const name = `${where.replaceAll(/\W+/g, '-')}.png`;
    await page.screenshot({ path: test.info().outputPath(name) });
  }
  expect.soft(problems, where).toEqual([]);
}

inBothLanguages((language) => {
  test('the counter and all that opens beside it: its words, its names, its width', async ({
    owner,
    counter,
    page,
  }) => {
    await shelveAll(owner.api, inOneScript(language));
    await sellOnce(owner.api);
    await counter.open();
    await expectInOrder(page, language, 'counter');
    await counter.scan(barcodeOf(NAPA));
    await counter.scan(barcodeOf(AMOXIL));
    await expect(counter.lines).toHaveCount(2);
    await counter.key('Alt+KeyA');
    await counter.type(language === 'bn' ? 'সে' : 'se');
    await expect(counter.results.first()).toBeVisible();
    await expectInOrder(page, language, 'results');
    await counter.key('Escape');
    for (const [key, view] of VIEWS) {
      await counter.key(key);
      if (view) await expect(counter.view(view)).toBeVisible();
      // What is read for it comes a moment later.
      await page.waitForTimeout(150);
      await expectInOrder(page, language, `counter ${key}`);
      await counter.key('Escape');
      if (view) await expect(counter.view(view)).toHaveCount(0);
    }
    await counter.scan('8941100999990');
    await expect(counter.view('unknown')).toBeVisible();
    await expectInOrder(page, language, 'unknown barcode');
    await counter.key('Escape');
    await counter.key('F10');
    await counter.expectSold();
    await expectInOrder(page, language, 'sold');
    counter.expectNoComplaints();
  });

  test('the first run and the sign-in: their words, their names, their width', async ({ page, words }) => {
    await page.addInitScript(`localStorage.setItem('dokani.language', '${language}')`);
    const run = new FirstRun(page, words);
    await run.open();
    await run.expectStep('language');
    await expectInOrder(page, language, 'first run, language');
    await page.getByRole('button', { name: language === 'bn' ? 'বাংলা' : 'English' }).click();
    await run.expectStep('shop');
    await expectInOrder(page, language, 'first run, shop');
    await run.field('shop.name').fill('S');
    await page.keyboard.press('Enter');
    await run.expectStep('pin');
    await page.keyboard.press('Enter');
    await expectInOrder(page, language, 'first run, PIN');
    await run.field('pin.owner').fill('R');
    await run.field('pin.pin').fill(OWNER_PIN);
    await run.field('pin.again').fill(OWNER_PIN);
    await page.keyboard.press('Enter');
    await run.expectStep('shelves');
    await expectInOrder(page, language, 'first run, shelves');
    await page.getByRole('button', { name: words.t('firstRun:shelves.empty') }).click();
    const counter = new Counter(page, words);
    await expect(counter.search).toBeFocused();
    await expectInOrder(page, language, 'the first hint');
    await counter.key('Alt+KeyL');
    const signIn = new SignIn(page, words);
    await expect(page.getByText(words.t('session:cartWaits'))).toBeVisible();
    await expectInOrder(page, language, 'sign-in');
    await signIn.enter('111222');
    await signIn.expectRefusal(words.pattern('errors:WRONG_PIN'));
    await expectInOrder(page, language, 'sign-in refused');
    run.expectNoComplaints();
  });

  test('every page of the back office: its words, its names, its width', async ({
    page,
    owner,
    shop,
    words,
  }) => {
    await shelveAll(owner.api, inOneScript(language));
    await sellOnce(owner.api);
    await arriveSignedIn(page, shop.url, owner, language);
    const screen = new Screen(page);
    await screen.open('/#/products');
    for (const address of OFFICE) {
      await page.goto(`/#${address}`);
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.getByText(words.t('shell:notFound'))).toBeHidden();
      await page.waitForTimeout(250);
      await expectInOrder(page, language, address);
    }
    screen.expectNoComplaints();
  });
});

test('Tab goes through what can be pressed and each stop is seen', async ({
  owner,
  counter,
  page,
  words,
}) => {
  await shelveAll(owner.api, [NAPA, SECLO]);
  await counter.open();
  await counter.scan(barcodeOf(NAPA));
  await expect(counter.lines).toHaveCount(1);
  const seen: string[] = [];
  for (let presses = 0; presses < 10; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = String(
      await page.evaluate(`(() => {
        const at = document.activeElement;
        return !at || at === document.body ? '' : (at.getAttribute('aria-label') ?? at.textContent);
      })()`),
    );
    // Behind the last stop Tab leaves the page, and comes back to the first.
    if (stop === '') continue;
    if (seen.includes(stop)) break;
    seen.push(stop);
    expect.soft(await showsFocus(page), `the focus on "${stop}" is seen`).toBe(true);
  }
  // The bar above and the search box; the cart and the keys below have keys of their own and are no stops.
  expect(seen).toEqual([
    words.t('shell:toOffice'),
    owner.session.user.name,
    words.t('shell:switchLanguage'),
    words.t('counter:search.label'),
  ]);
  await counter.search.focus();
  await counter.key('F9');
  await expect(counter.payment.amount).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(counter.payment.take).toBeFocused();
  await page.keyboard.press('Enter');
  await counter.expectSold();
});
