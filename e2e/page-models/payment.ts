import { expect, type Locator, type Page } from '@playwright/test';
import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import type { Words } from '../words.ts';

/** The payment panel, which stands in the place of the search while money is taken. */
export class Payment {
  readonly panel: Locator;
  readonly trxId: Locator;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#words = words;
    this.panel = page.getByRole('region', { name: words.t('counter:view.pay'), exact: true });
    this.trxId = this.panel.getByRole('textbox', { name: words.t('counter:pay.trxId') });
  }

  /** The field for the amount, whatever it is called for this tender. */
  get amount(): Locator {
    const names = [this.#words.t('counter:pay.received'), this.#words.t('counter:pay.amount')];
    return this.panel
      .getByRole('textbox', { name: names[0] ?? '', exact: true })
      .or(this.panel.getByRole('textbox', { name: names[1] ?? '', exact: true }));
  }

  /** The tile of a tender. */
  tender(kind: TenderKind): Locator {
    return this.panel.getByRole('radio', { name: this.#words.t(`counter:tender.${kind}`), exact: true });
  }

  /** The button that takes the money in the fields. */
  get take(): Locator {
    const [before = ''] = this.#words.t('counter:pay.take', { amount: '|' }).split('|');
    const [, after = ''] = this.#words.t('counter:pay.take', { amount: '|' }).split('|');
    return this.panel
      .getByRole('button')
      .filter({ hasText: before.trim() || after.trim() })
      .last();
  }

  /** What the panel says is due, or left. */
  async expectDue(amount: number): Promise<void> {
    await expect(this.panel.getByRole('paragraph').first()).toBeVisible();
    await expect(this.panel).toContainText(this.#words.taka(amount));
  }

  /** Why the payment was not taken. */
  async expectRefusal(text: string | RegExp): Promise<void> {
    await expect(this.panel.getByRole('alert').filter({ hasText: text })).toBeVisible();
  }
}
