import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFormat } from '../i18n/format.ts';
import bn from '../locales/bn.json' with { type: 'json' };
import en from '../locales/en.json' with { type: 'json' };
import { refusalText } from './refusal-text.ts';

const badInput = (...paths: (string | number)[][]) =>
  new ORPCError('BAD_REQUEST', { data: { issues: paths.map((path) => ({ path, message: 'no' })) } });

describe('what a refusal says', () => {
  beforeAll(async () => {
    await i18next.init({
      lng: 'bn',
      resources: { bn: { texts: bn }, en: { texts: en } },
      defaultNS: 'texts',
      ns: ['texts'],
      interpolation: { escapeValue: false },
    });
  });
  const said = (error: unknown, language: 'bn' | 'en' = 'en') =>
    refusalText(error, i18next.getFixedT(language, 'texts'), createFormat(language));

  it('names the fields that the server did not take', () => {
    expect(said(badInput(['email'], ['phone'], ['email']))).toBe(
      'This was not taken: E-mail, Mobile number. Check it and send again.',
    );
    expect(said(badInput(['email']), 'bn')).toContain('ইমেইল');
  });

  it('says from which sum on a promo code can be used', () => {
    const refused = new ORPCError('PROMO_REFUSED', { data: { reason: 'below-minimum', minimum: 50_000 } });
    expect(said(refused)).toContain('৳500');
    expect(said(refused, 'bn')).toContain('৳৫০০');
    const older = new ORPCError('PROMO_REFUSED', { data: { reason: 'below-minimum' } });
    expect(said(older)).toBe(en.errors['PROMO_REFUSED_below-minimum']);
    const over = new ORPCError('PROMO_REFUSED', { data: { reason: 'over', minimum: 0 } });
    expect(said(over)).toBe(en.errors.PROMO_REFUSED_over);
    const small = new ORPCError('BELOW_MINIMUM', { data: { minimum: 20_000 } });
    expect(said(small)).toContain('৳200');
  });

  it('says so in general where it is no field of the page', () => {
    for (const error of [badInput(['lines', 0, 'packId']), badInput(), new ORPCError('BAD_REQUEST')])
      expect(said(error)).toBe(en.errors.BAD_INPUT);
  });
});
