import { ORPCError } from '@orpc/client';
import i18next from 'i18next';
import { expect, it } from 'vitest';
import { bn, en } from '../i18n/locales.ts';
import { refusalText } from './use-refusal-text.ts';

it.each([
  ['en', en],
  ['bn', bn],
] as const)('a cart that another till took says so, and asks nobody to save (%s)', async (lng, texts) => {
  const i18n = i18next.createInstance();
  await i18n.init({ lng, resources: { [lng]: texts }, ns: ['errors'] });
  const format = { code: (text: string) => text } as Parameters<typeof refusalText>[2];
  const say = (entity: string) =>
    refusalText(
      new ORPCError('VERSION_CONFLICT', { data: { entity, id: 'a' } }),
      i18n.getFixedT(lng, 'errors'),
      format,
    );
  expect(say('draft')).toBe(texts.errors.cartElsewhere);
  expect(say('product')).toBe(texts.errors.VERSION_CONFLICT);
});
