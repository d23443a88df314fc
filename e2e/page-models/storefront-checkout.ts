import { expect, type Locator, type Page } from '@playwright/test';
import type { PaymentMethod } from '../../shared/marketplace/order.ts';
import type { StorefrontPage } from './storefront.ts';

/** The checkout of one shop on the customers' page. */
export class StorefrontCheckout {
  readonly page: Page;
  readonly #front: StorefrontPage;

  constructor(front: StorefrontPage) {
    this.page = front.page;
    this.#front = front;
  }

  /** Goes there as a customer does: over the cart. */
  async openFromCart(): Promise<void> {
    await this.#front.tab('cart');
    await this.page.getByRole('link', { name: this.#front.t('cart.checkout') }).click();
    await expect(
      this.page.getByRole('heading', { level: 1, name: this.#front.t('checkout.title') }),
    ).toBeVisible();
  }

  get pickup(): Locator {
    return this.page.getByRole('radio', { name: this.#front.t('checkout.pickup') });
  }

  get delivery(): Locator {
    return this.page.getByRole('radio', { name: this.#front.t('checkout.delivery') });
  }

  get goods(): Locator {
    return this.page.getByRole('region', { name: this.#front.t('checkout.goods') });
  }

  /** The button that orders, whether it pays at once or not. */
  get placeButton(): Locator {
    return this.page.locator('#place-order button[type=submit]');
  }

  payment(method: PaymentMethod): Locator {
    const name = this.#front.t(`payment.${method}`);
    return this.page.getByRole('radio', {
      name: new RegExp(`^${name.replaceAll(/[()]/g, String.raw`\$&`)}`),
    });
  }

  async enterPromo(code: string): Promise<void> {
    await this.page.getByLabel(this.#front.t('checkout.promo')).fill(code);
    await this.#front.button('checkout.usePromo').click();
  }

  /** The sum to pay that the page shows. */
  async expectTotal(amount: number): Promise<void> {
    await expect(this.goods).toContainText(`${this.#front.t('checkout.total')}${this.#front.taka(amount)}`);
  }

  /** Adds a picture as the photo of the prescription. */
  async addPhoto(picture: Buffer): Promise<void> {
    const file = { name: 'prescription.png', mimeType: 'image/png', buffer: picture };
    await this.page.getByLabel(this.#front.t('checkout.album')).last().setInputFiles(file);
    await expect(
      this.page.getByRole('img', { name: this.#front.t('checkout.photoNumber', { number: 1 }) }),
    ).toBeVisible();
  }

  /** Orders, once the sums on the page are those of the cart. */
  async place(): Promise<void> {
    await expect(this.placeButton).toBeEnabled();
    await this.placeButton.click();
  }
}
