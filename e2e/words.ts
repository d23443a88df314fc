import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Paisa } from '../shared/money/money.ts';
import { formatNumber, formatTaka, type Language, localDigits } from '../shared/text/format.ts';

type Tree = { [key: string]: string | Tree };

const LOCALES = path.resolve(import.meta.dirname, '../resources/locales');

/** The languages that every screen is tested in. */
export const LANGUAGES: readonly Language[] = ['bn', 'en'];

/** All texts of a language by namespace, as the screens load them. */
export function localeOf(language: Language): Record<string, Tree> {
  const folder = path.join(LOCALES, language);
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Tree,
    ]),
  );
}

/** The words of the screens in one language, so that a test finds a control by what a person reads on it. */
export class Words {
  readonly language: Language;
  readonly #locale: Record<string, Tree>;

  constructor(language: Language) {
    this.language = language;
    this.#locale = localeOf(language);
  }

  /** The text of `namespace:key`, with values put in; throws for a key that is not there. */
  t(name: string, values: Readonly<Record<string, string | number>> = {}): string {
    const [namespace = '', key = ''] = name.split(':');
    const count = values.count;
    const plural = count === undefined ? [] : [`${key}_${count === 1 ? 'one' : 'other'}`, `${key}_other`];
    const text = [key, ...plural].map((each) => this.#find(namespace, each)).find((each) => each !== null);
    if (text === undefined || text === null) throw new Error(`no text ${name} in ${this.language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, slot: string) => {
      const value = values[slot] ?? '';
      return typeof value === 'number' ? formatNumber(value, this.language) : value;
    });
  }

  /** Matches the text of `namespace:key` whatever is put into it. */
  pattern(name: string): RegExp {
    const text = this.t(name, new Proxy({}, { get: () => '\u0000' }));
    const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return new RegExp(escaped.replaceAll('\u0000', '.*'), 'u');
  }

  /** An amount as the screens write it. */
  taka(amount: number): string {
    return formatTaka(amount as Paisa, this.language);
  }

  /** A number as the screens write it. */
  number(value: number): string {
    return formatNumber(value, this.language);
  }

  /** The text with its digits as the screens write them. */
  digits(text: string): string {
    return localDigits(text, this.language);
  }

  #find(namespace: string, key: string): string | null {
    let at: Tree | string | undefined = this.#locale[namespace];
    for (const part of key.split('.')) at = typeof at === 'object' ? at[part] : undefined;
    return typeof at === 'string' ? at : null;
  }
}
