import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../words.ts';
import { Screen } from './screen.ts';

/** The day's figures, each opening the receipts it is made of. */
export class DayReport extends Screen {
  readonly words: Words;

  constructor(page: Page, words: Words) {
    super(page);
    this.words = words;
  }

  /** Opens today's report. */
  override async open(): Promise<void> {
    await super.open('/#/reports');
    await expect(this.figure('net')).toBeVisible();
  }

  /** One of the large figures, such as `net` or `bakiGiven`. */
  figure(name: string): Locator {
    const label = this.page.getByText(this.words.t(`reports:figure.${name}`), { exact: true });
    return this.page.getByRole('button').filter({ has: label });
  }

  /** The table under a title. */
  section(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title });
  }

  /** The receipts that were opened last say how many they are and what they add up to. */
  async expectBehind(title: string, count: number, amount: number): Promise<void> {
    const behind = this.page.getByRole('region', { name: title, exact: true }).last();
    await expect(behind).toContainText(
      this.words.t('receipts:summary', { count, amount: this.words.taka(amount) }),
    );
    await expect(behind.getByRole('row')).toHaveCount(count);
  }
}
