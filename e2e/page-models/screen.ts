import { type CDPSession, expect, type Page } from '@playwright/test';

/** Where the letters of a Bengali keyboard layout lie, by the place of the key; what is not here stands in its third row. */
const BENGALI_PLACES: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ব: 'KeyB',
  প: 'KeyP',
  ন: 'KeyN',
  ক: 'KeyK',
  ল: 'KeyL',
};
/** Longer than a scanner's gap between keys. */
const TYPIST_GAP_MS = 130;
/** Milliseconds between a scanner's keys. */
const SCANNER_GAP_MS = 8;
/** The browser's own remark on a refusal that the screen shows in words. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;
const LATIN_BESIDE_BENGALI = /[\u0980-\u09ff]\s?[0-9]|[0-9]\s?[\u09e6-\u09ef]/u;

function placeOf(character: string): string {
  if (/[0-9]/.test(character)) return `Digit${character}`;
  return /[a-z]/i.test(character) ? `Key${character.toUpperCase()}` : character === ' ' ? 'Space' : '';
}

/** What every page model is built on: one page, and the complaints it made. */
export class Screen {
  readonly page: Page;
  /** Errors of scripts, of the console and of the content security policy since the model was made. */
  readonly complaints: string[] = [];
  #keyboard: Promise<CDPSession> | null = null;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !REFUSED.test(message.text())) this.complaints.push(message.text());
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
    await this.burst(code, SCANNER_GAP_MS);
  }

  /**
   * Types characters of a US keyboard and Enter with exactly `gap` ms between the keys, however busy the machine is: each key
   * carries its own time. `keyOf` gives what the active layout makes of a character; its own by default. `meanwhile` happens in the middle of
   * it, and no time passes between the keys for that.
   */
  async burst(
    text: string,
    gap: number,
    keyOf = (character: string) => character,
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    this.#keyboard ??= this.page.context().newCDPSession(this.page);
    const keyboard = await this.#keyboard;
    const began = Date.now();
    const press = async (key: string, code: string, text: string, position: number) => {
      const timestamp = (began + position * gap) / 1000;
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text, timestamp });
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code, timestamp });
    };
    for (const [position, character] of [...text].entries()) {
      if (position === Math.floor(text.length / 2)) await meanwhile();
      const key = keyOf(character);
      await press(key, placeOf(character), key, position);
    }
    await press('Enter', 'Enter', '\r', text.length);
  }

  /** Types as a person does with a Bengali keyboard layout active: each key makes a Bengali sign, and names only its own place. */
  async typeOnBengaliLayout(text: string): Promise<void> {
    this.#keyboard ??= this.page.context().newCDPSession(this.page);
    const keyboard = await this.#keyboard;
    for (const key of text) {
      const digit = '০১২৩৪৫৬৭৮৯'.indexOf(key);
      const code = digit >= 0 ? `Digit${digit}` : (BENGALI_PLACES[key] ?? 'KeyV');
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
      await this.page.waitForTimeout(TYPIST_GAP_MS);
    }
  }

  /** Presses a key that makes a Bengali sign, for what the key means by its place. */
  async pressOnBengaliLayout(code: string, key: string): Promise<void> {
    this.#keyboard ??= this.page.context().newCDPSession(this.page);
    const keyboard = await this.#keyboard;
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: key });
    await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code });
    await this.page.waitForTimeout(TYPIST_GAP_MS);
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
