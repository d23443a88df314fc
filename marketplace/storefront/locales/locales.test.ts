import { describe, expect, it } from 'vitest';
import { PACK_UNITS } from '../../../shared/catalog/units.ts';
import { MARKET_ERRORS } from '../../../shared/marketplace/market-errors.ts';
import { ORDER_STATUSES } from '../../../shared/marketplace/order-status.ts';
import bn from './bn.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${prefix}${key}`, value] as [string, string]]
      : flatten(value, `${prefix}${key}.`),
  );
}
const english = flatten(en);
const bengali = flatten(bn);
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').toSorted((a, b) => (a < b ? -1 : 1));

describe('the texts of the storefront', () => {
  it('has the same keys in both languages', () => {
    expect(bengali.map(([key]) => key)).toEqual(english.map(([key]) => key));
  });

  it('has the same placeholders in both languages', () => {
    const inEnglish = new Map(english);
    // "Reported once" needs no number; Bengali says one.
    const plural = bengali.filter(([key]) => !key.endsWith('_one'));
    for (const [key, text] of plural) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(inEnglish.get(key) ?? '')]);
    }
  });

  it('has Bengali words and digits in every Bengali text, and none in the English ones', () => {
    const strange = bengali.filter(
      ([key, text]) => key !== 'switchLanguage' && /[A-Za-z0-9]/.test(text.replaceAll(/\{\{[^}]*\}\}/g, '')),
    );
    expect(strange).toEqual([]);
    expect(english.filter(([key, text]) => key !== 'switchLanguage' && /[\u0980-\u09ff]/.test(text))).toEqual(
      [],
    );
    expect([...english, ...bengali].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('has a text for every refusal, unit and status', () => {
    expect(Object.keys(MARKET_ERRORS).filter((code) => !(code in en.errors))).toEqual([]);
    expect(PACK_UNITS.filter((unit) => !(unit in en.unit))).toEqual([]);
    const texts = Object.keys(en.statusText);
    expect(ORDER_STATUSES.filter((status) => !(status in en.status))).toEqual([]);
    expect(
      ORDER_STATUSES.filter((status) => !texts.some((key) => key.replace(/_\w+$/, '') === status)),
    ).toEqual([]);
  });
});
