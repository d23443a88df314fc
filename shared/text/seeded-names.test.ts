import { describe, expect, it } from 'vitest';
import { seededName } from './seeded-names.ts';

describe('names given by set-up', () => {
  it('are shown in the language of the screen until somebody renames the thing', () => {
    expect(seededName('কাউন্টার ১', 'en')).toBe('Counter 1');
    expect(seededName('Virtual printer', 'bn')).toBe('পর্দার প্রিন্টার');
    expect(seededName('সামনের কাউন্টার', 'en')).toBe('সামনের কাউন্টার');
  });
});
