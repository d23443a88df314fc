import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../shared/errors/error-codes.ts';
import { MARKET_ERRORS } from '../../shared/marketplace/market-errors.ts';
import { PRINT_FAULTS } from '../../shared/receipt/print-fault.ts';
import { refusalText } from '../api/use-refusal-text.ts';
import { bn, en } from './locales.ts';
import { createFormat } from './use-format.ts';

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
/** Names of keys and of things that everybody calls by their Latin name. */
const LATIN_IN_BENGALI =
  /\{\{[^}]*\}\}|\b(F\d{1,2}|Enter|Esc|Del|Ctrl|Alt|Tab|Shift|TrxID|QR|Rx|CSV|XLSX|Excel|PIN|bKash|Show in English|English|SMS|PNG|PDF|USB|IP|LAN|ID|VAT|BIN|MRP|EN|A4|C Q B N R D K|C Q B)\b|২s৩t|৫০tk|[↑↓*]/g;

describe('texts', () => {
  it('has the same keys in both languages', () => {
    expect(bengali.map(([key]) => key).sort()).toEqual(english.map(([key]) => key).sort());
  });

  it('has the same placeholders in both languages', () => {
    const inEnglish = new Map(english);
    for (const [key, text] of bengali) {
      expect([key, placeholders(text)]).toEqual([key, placeholders(inEnglish.get(key) ?? '')]);
    }
  });

  it('has Bengali words and Bengali digits in every Bengali text', () => {
    const wrong = bengali.filter(([, text]) => /[A-Za-z0-9]/.test(text.replace(LATIN_IN_BENGALI, '')));
    expect(wrong).toEqual([]);
  });

  it('leaves no text empty and no Bengali letter in the English ones', () => {
    expect([...english, ...bengali].filter(([, text]) => text.trim() === '')).toEqual([]);
    const wrong = english.filter(
      ([key, text]) => key !== 'shell.switchLanguage' && /[\u0985-\u09e3]/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('has a text for every refusal', () => {
    expect(Object.keys(ERRORS).filter((code) => !(code in en.errors))).toEqual([]);
  });

  it('has a sentence for every refusal of the marketplace, whatever screen it reaches', () => {
    expect(Object.keys(MARKET_ERRORS).filter((code) => !(code in en.errors.market))).toEqual([]);
    const t = (key: string) => (flatten(en.errors).find(([name]) => name === key) ?? [])[1] ?? key;
    for (const code of Object.keys(MARKET_ERRORS)) {
      const error = new ORPCError('MARKET_REFUSED', { defined: true, data: { code } });
      const text = refusalText(error, t as never, createFormat('en'));
      expect(text).toMatch(/^[A-Z][^_]+\.$/);
    }
  });

  it('promises of no call without an answer that it is repeated: a save or a test page is not', () => {
    expect(en.errors.OFFLINE).not.toMatch(/by itself/);
    expect(bn.errors.OFFLINE).not.toMatch(/নিজে থেকে/);
  });

  it('has a text for every reason why a receipt was not printed', () => {
    expect(Object.keys(en.settings.faults).sort()).toEqual([...PRINT_FAULTS].sort());
  });
});
