import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import type { CartItem } from './cart.ts';
import { QuoteFault } from './QuoteFault.tsx';
import type { useQuote } from './use-quote.ts';

beforeAll(async () => {
  const resources = { en: { texts: en } };
  await i18next.use(initReactI18next).init({ lng: 'en', ns: ['texts'], defaultNS: 'texts', resources });
});

const shown = (gone: Pick<CartItem, 'nameBn' | 'nameEn'>) =>
  renderToStaticMarkup(
    <QuoteFault
      quote={{ gone, error: new ORPCError('NOT_LISTED') } as unknown as ReturnType<typeof useQuote>}
    />,
  );

it('offers to take out what is gone by its name, or without one where another device put it in', () => {
  expect(shown({ nameBn: 'নাপা', nameEn: 'Napa' })).toContain('Take Napa out of the cart');
  expect(shown({ nameBn: '', nameEn: '' })).toContain('Take it out of the cart');
});
