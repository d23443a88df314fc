import { expect, type Locator, type Page } from '@playwright/test';
import type { OrderStatus } from '../../shared/marketplace/order-status.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';
import type { StorefrontPage } from './storefront.ts';

/** The page of one order, as its customer follows it. */
export class StorefrontOrder {
  readonly page: Page;
  readonly #front: StorefrontPage;

  constructor(front: StorefrontPage) {
    this.page = front.page;
    this.#front = front;
  }

  /** The page says, without being loaded again, that the order stands there. */
  async expectStatus(status: OrderStatus): Promise<void> {
    await expect(
      this.page.getByRole('heading', { level: 2, name: this.#front.t(`status.${status}`), exact: true }),
    ).toBeVisible({ timeout: 30_000 });
  }

  /** The number of the order, in Latin digits. */
  async number(): Promise<string> {
    const [before = ''] = this.#front.t('orders.number', { code: '|' }).split('|');
    const title = await this.page.getByRole('heading', { level: 1 }).innerText();
    return toLatinDigits(title.slice(before.length).trim());
  }

  /** The code to be told at the shop, in Latin digits, once it is shown. */
  async pickupCode(): Promise<string> {
    const box = this.page.getByText(this.#front.t('order.codeText')).locator('..');
    await expect(box).toBeVisible();
    return toLatinDigits(await box.innerText()).match(/\d{4,8}/)?.[0] ?? '';
  }

  /** Cancels it; pressed `twice`, the button opens the question and answers nothing. */
  async cancel(press: 'once' | 'twice' = 'once'): Promise<void> {
    const button = this.#front.button('order.cancel');
    await (press === 'twice' ? this.#front.pressTwice(button) : button.click());
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: this.#front.t('order.cancel') })
      .click();
  }

  /** The button that pays what is still to be paid. */
  payNow(amount: number): Locator {
    const name = this.#front.t('order.pay', { total: this.#front.taka(amount) });
    return this.page.getByRole('button', { name, exact: true });
  }

  async review(stars: number, text: string): Promise<void> {
    const name = this.#front.t('shop.starsOf_other', { count: stars });
    await this.page.getByRole('radio', { name, exact: true }).check({ force: true });
    await this.page.getByLabel(this.#front.t('review.text')).fill(text);
    await this.#front.button('review.send').click();
    await expect(this.page.getByText(this.#front.t('review.thanks'))).toBeVisible();
  }

  /** Goes to the shop of the order by its name. */
  async openShop(): Promise<void> {
    await this.page.getByRole('main').getByRole('link').first().click();
    await expect(this.page.getByRole('tab').first()).toBeVisible();
  }
}
