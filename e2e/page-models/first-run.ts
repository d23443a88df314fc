import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../words.ts';
import { Screen } from './screen.ts';

/** The four steps from nothing to the counter. */
export class FirstRun extends Screen {
  readonly words: Words;

  constructor(page: Page, words: Words) {
    super(page);
    this.words = words;
  }

  /** Waits for the step of this title, such as `shop` or `pin`. */
  async expectStep(name: 'language' | 'shop' | 'pin' | 'shelves'): Promise<void> {
    const title = this.words.t(`firstRun:${name}.title`);
    await expect(this.page.getByRole('heading', { name: title })).toBeVisible();
  }

  /** A field by its label. */
  field(name: string): Locator {
    return this.page.getByLabel(this.words.t(`firstRun:${name}`), { exact: true });
  }

  /** Presses Tab until the control has the focus; fails when that takes more than a few. */
  async tabTo(control: Locator): Promise<void> {
    for (let presses = 0; presses < 12; presses += 1) {
      if (await control.evaluate((element) => element === element.ownerDocument.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    await expect(control).toBeFocused();
  }
}
