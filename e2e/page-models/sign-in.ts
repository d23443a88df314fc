import { expect, type Locator, type Page } from '@playwright/test';
import type { Words } from '../words.ts';
import { Screen } from './screen.ts';

/** Who is selling: faces, and the PIN. */
export class SignIn extends Screen {
  readonly words: Words;
  readonly people: Locator;

  constructor(page: Page, words: Words) {
    super(page);
    this.words = words;
    this.people = page.getByRole('region', { name: words.t('session:title') });
  }

  /** The face of a person. */
  face(name: string): Locator {
    return this.people.getByRole('button', { name });
  }

  /** Types a PIN on the keyboard and enters it. */
  async enter(pin: string): Promise<void> {
    await this.page.keyboard.type(pin);
    await this.page.keyboard.press('Enter');
  }

  /** Why nobody was let in; a text, or a pattern of one. */
  async expectRefusal(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole('alert').filter({ hasText: text })).toBeVisible();
  }
}
