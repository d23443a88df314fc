import i18next from 'i18next';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, expect, it } from 'vitest';
import type { OrderDto, OrderLineDto } from '../../../shared/marketplace/order.ts';
import { quickReasons } from '../../../shared/marketplace/quick-reason.ts';
import bn from '../locales/bn.json' with { type: 'json' };
import en from '../locales/en.json' with { type: 'json' };
import { OrderLine } from './OrderLines.tsx';
import { Steps } from './Steps.tsx';

beforeAll(async () => {
  const resources = { bn: { texts: bn }, en: { texts: en } };
  await i18next.use(initReactI18next).init({ lng: 'en', ns: ['texts'], defaultNS: 'texts', resources });
});

it('shows a line of an answer that says nothing of a day of expiry', () => {
  const line = {
    lineNo: 1,
    nameBn: 'নাপা',
    nameEn: 'Napa',
    strength: '500 mg',
    substituteFor: null,
    packUnit: 'strip',
    packLabel: '',
    quantity: 2,
    asked: 2,
    amount: 2_400,
  } as OrderLineDto;
  expect(renderToStaticMarkup(<OrderLine line={line} />)).toContain('Napa');
  expect(renderToStaticMarkup(<OrderLine line={{ ...line, nearExpiry: '2026-12-31' }} />)).toContain('2026');
});

it('says a shop’s quick reason in the language of the page', async () => {
  const note = quickReasons('en')[0]?.text ?? '';
  const order = {
    status: 'rejected',
    fulfilment: 'pickup',
    payment: 'cash',
    events: [
      { seq: 1, at: 0, status: 'requested', by: 'customer', note: '' },
      { seq: 2, at: 0, status: 'rejected', by: 'shop', note },
    ],
  } as unknown as OrderDto;
  const said = renderToStaticMarkup(<Steps order={order} />);
  expect(said).toContain('· Sold out');
  expect(said).not.toContain('শেষ');
  await i18next.changeLanguage('bn');
  expect(renderToStaticMarkup(<Steps order={order} />)).toContain('· শেষ হয়ে গেছে<');
  await i18next.changeLanguage('en');
});
