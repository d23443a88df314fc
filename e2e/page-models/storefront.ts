import { readFileSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import { formatNumber, formatTaka, type Language, localDigits } from '../../shared/text/format.ts';
import { HERE, PASSWORD } from '../market-people.ts';
import { Screen } from './screen.ts';
import { StorefrontCheckout } from './storefront-checkout.ts';
import { StorefrontOrder } from './storefront-order.ts';

type Tree = { [key: string]: string | Tree };
const LOCALES = path.resolve(import.meta.dirname, '../../marketplace/storefront/locales');

/** The customers' page, read and pressed as a person does it. */
export class StorefrontPage extends Screen {
  readonly checkout = new StorefrontCheckout(this);
  readonly order = new StorefrontOrder(this);
  readonly language: Language;
  readonly #texts: Tree;

  constructor(page: Page, language: Language) {
    super(page);
    this.language = language;
    this.#texts = JSON.parse(readFileSync(path.join(LOCALES, `${language}.json`), 'utf8')) as Tree;
  }

  /** Begins in the language and at a place in Dhanmondi, as a browser that was here before. */
  async begin(): Promise<void> {
    const kept = { place: HERE, source: 'pin', nameBn: 'ধানমন্ডি', nameEn: 'Dhanmondi' };
    await this.page.addInitScript(
      ({ language, place }) => {
        if (localStorage.getItem('e2e.begun')) return;
        localStorage.setItem('e2e.begun', 'yes');
        localStorage.setItem('market.language', language);
        localStorage.setItem('market.place', place);
      },
      { language: this.language, place: JSON.stringify(kept) },
    );
  }

  /** The text of a key, with values put in as the page writes them. */
  t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    let at: Tree | string | undefined = this.#texts;
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    if (typeof at !== 'string') throw new Error(`no text ${key}`);
    return at.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
      const value = values[slot] ?? '';
      return typeof value === 'number' ? formatNumber(value, this.language) : value;
    });
  }

  taka(amount: number): string {
    return formatTaka(amount as Parameters<typeof formatTaka>[0], this.language);
  }

  digits(text: string): string {
    return localDigits(text, this.language);
  }

  get searchBox(): Locator {
    return this.page.getByRole('combobox', { name: this.t('search.label') });
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.t(key), exact: true });
  }

  /** The rows of offers on the page. */
  get offers(): Locator {
    return this.page.getByRole('article');
  }

  /** The offers' buttons that put goods into the cart. */
  get add(): Locator {
    return this.offers.getByRole('button', {
      name: new RegExp(`${this.t('cart.add')}|${this.t('cart.request')}`),
    });
  }

  /** Presses twice at one place without a pause, as Safari on a phone tells it: each press as a first one. */
  async pressTwice(what: Locator): Promise<void> {
    await what.hover();
    for (const _ of [1, 2]) {
      await this.page.mouse.down({ clickCount: 1 });
      await this.page.mouse.up({ clickCount: 1 });
    }
  }

  /** Types into the search box and takes the first suggestion, to its page. */
  async chooseSuggested(text: string): Promise<void> {
    await this.searchBox.fill(text);
    const suggested = this.page.getByRole('listbox', { name: this.t('search.suggestions') });
    await suggested.getByRole('option').first().click();
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** Goes from a row of offers to the page of its product, by the name in either language. */
  async chooseOffer(nameBn: string, nameEn: string): Promise<void> {
    const name = this.language === 'bn' ? nameBn : nameEn;
    await this.offers.getByRole('link', { name, exact: true }).first().click();
    await expect(this.page.getByRole('heading', { level: 1, name })).toBeVisible();
  }

  /** A shop's reviews, on its page. */
  async openReviews(): Promise<void> {
    await this.page.getByRole('tab').nth(1).click();
  }

  async search(text: string): Promise<void> {
    await this.searchBox.fill(text);
    await this.searchBox.press('Enter');
  }

  /** Goes to a page by the tabs. */
  async tab(name: 'home' | 'basket' | 'cart' | 'orders' | 'account'): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: this.t('nav.label') });
    await tabs.getByRole('link', { name: this.t(`nav.${name}`) }).click();
  }

  /** Fills in e-mail and password where the page asks for them. */
  async signIn(email: string): Promise<void> {
    await this.page.getByLabel(this.t('auth.email')).fill(email);
    await this.page.getByLabel(this.t('auth.password')).fill(PASSWORD);
    await this.button('auth.signIn').click();
  }

  /** The scripts that came with the page so far, in bytes as they were sent. */
  scriptBytes(): Promise<number> {
    return this.page.evaluate<number>(
      "performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, each) => sum + each.encodedBodySize, 0)",
    );
  }

  /**
   * Fails where axe finds a serious or critical fault, or the page is wider than the phone. Axe looks at the Bengali page: the English one is the same
   * but for its words, which the tests of the locales count.
   */
  async expectAccessible(): Promise<void> {
    if (this.language === 'bn') await this.#expectNoFault();
    const overflow = await this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
  }
  async #expectNoFault(): Promise<void> {
    // Legacy: in the page alone, which has no frames, without a tab more for each look; faults alone are described.
    const axe = new AxeBuilder({ page: this.page }).setLegacyMode().options({ resultTypes: ['violations'] });
    const { violations } = await axe.analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const found = serious.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) }));
    expect(found).toEqual([]);
  }
}
