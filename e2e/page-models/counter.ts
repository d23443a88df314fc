import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../words.ts';
import { Payment } from './payment.ts';
import { Screen } from './screen.ts';

/** Longer than a scanner's gap between keys: what follows was typed by a person. */
const HUMAN_PAUSE_MS = 130;

/** The counter: the cart, the search box, and what stands beside it. */
export class Counter extends Screen {
  readonly words: Words;
  readonly search: Locator;
  readonly cart: Locator;
  readonly lines: Locator;
  /** Scans and names without an answer of the server yet. */
  readonly waiting: Locator;
  readonly results: Locator;
  readonly done: Locator;
  readonly payment: Payment;
  /** Keys pressed since `countKeys`, names not included. */
  keysPressed = 0;

  constructor(page: Page, words: Words) {
    super(page);
    this.words = words;
    this.search = page.getByRole('combobox', { name: words.t('counter:search.label') });
    this.cart = page.getByRole('region', { name: words.t('counter:cart'), exact: true });
    this.lines = page
      .getByRole('list', { name: words.t('counter:lines'), exact: true })
      .getByRole('listitem');
    this.waiting = page
      .getByRole('list', { name: words.t('counter:waiting.title'), exact: true })
      .getByRole('listitem');
    this.results = page.getByRole('listbox', { name: words.t('counter:search.results') }).getByRole('option');
    this.done = page.getByRole('region', { name: words.t('counter:done.label') });
    this.payment = new Payment(page, words);
  }

  /** Opens the counter and waits until it takes goods. */
  override async open(): Promise<void> {
    await super.open('/#/');
    await expect(this.search).toBeFocused();
  }

  /** What stands on the right side under the name of one of its views, such as `pay` or `hold`. */
  view(kind: string): Locator {
    return this.page.getByRole('region', { name: this.words.t(`counter:view.${kind}`), exact: true });
  }

  /** Takes up the first of the held carts, once they are there. */
  async takeHeld(): Promise<void> {
    await this.key('F4');
    await expect(this.view('hold').getByRole('option').first()).toBeVisible();
    await this.key('Enter');
  }

  /** Presses keys as a person does, and counts them. */
  async key(...keys: string[]): Promise<void> {
    for (const key of keys) {
      this.keysPressed += 1;
      await this.page.keyboard.press(key);
      // Letters and digits at a machine's pace, ended by Enter, would be a scan.
      if (/^(Key|Digit)/.test(key)) await this.page.waitForTimeout(HUMAN_PAUSE_MS);
    }
  }

  /** Types into whatever has the focus as a person does: the pause at the end keeps it from being a scan. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await this.page.waitForTimeout(HUMAN_PAUSE_MS);
  }

  /** Types a name (or a name and a quantity) into the search box and adds the first result. */
  async add(text: string): Promise<void> {
    const before = await this.lines.count();
    await this.type(text);
    await expect(this.results.first()).toBeVisible();
    await this.key('Enter');
    await expect(this.lines).toHaveCount(before + 1);
  }

  /** The sum to pay that the cart shows. */
  async expectToPay(amount: number): Promise<void> {
    const toPay = this.cart.getByText(this.words.t('counter:totals.toPay'), { exact: true }).locator('..');
    await expect(toPay).toHaveText(`${this.words.t('counter:totals.toPay')}${this.words.taka(amount)}`);
  }

  /** The sale is done: its card is there and the cart is empty. */
  async expectSold(): Promise<void> {
    await expect(this.done).toBeVisible();
    await expect(this.lines).toHaveCount(0);
  }

  /** The short sentence beside the search or in the panel, as a screen reader hears it. */
  async expectNotice(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
  }
}
