import { expect, type Page } from '@playwright/test';

const LATIN_BESIDE_BENGALI = /[\u0980-\u09ff]\s?[0-9]|[0-9]\s?[\u09e6-\u09ef]/u;

/** What every page model is built on: one page, and the complaints it made. */
export class Screen {
  readonly page: Page;
  /** Errors of scripts, of the console and of the content security policy since the model was made. */
  readonly complaints: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens an address of the shop and waits until something is painted. */
  async open(address = '/'): Promise<void> {
    await this.page.goto(address);
    await expect(this.page.locator('#root')).not.toBeEmpty();
  }

  /** Presses keys one after the other, such as `F2` or `Control+Enter`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types as a barcode scanner does: fast, with Enter at the end. */
  async scan(code: string): Promise<void> {
    await this.page.keyboard.type(code, { delay: 5 });
    await this.page.keyboard.press('Enter');
  }

  /** Fails where a number in the element mixes Latin digits among Bengali text. */
  async expectBengaliDigits(selector: string): Promise<void> {
    for (const text of await this.page.locator(selector).allInnerTexts()) {
      expect(text).not.toMatch(LATIN_BESIDE_BENGALI);
    }
  }

  /** Fails where the page made any complaint. */
  expectNoComplaints(): void {
    expect(this.complaints).toEqual([]);
  }
}
