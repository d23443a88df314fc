import { describe, expect, it } from 'vitest';
import { completeMarketAddress, marketAddressSchema } from '../../../shared/contract/market-address.ts';

describe('the address of a marketplace as it was typed', () => {
  it.each([
    ['127.0.0.1:5690', 'http://127.0.0.1:5690'],
    ['localhost:5690/', 'http://localhost:5690/'],
    ['[::1]:5690', 'http://[::1]:5690'],
    [' bazar.example.org ', 'https://bazar.example.org'],
    ['localhost.example.org', 'https://localhost.example.org'],
    ['192.168.1.20:5690', 'https://192.168.1.20:5690'],
    ['http://192.168.1.20:5690', 'http://192.168.1.20:5690'],
    ['https://bazar.example.org', 'https://bazar.example.org'],
  ])('%s means %s', (typed, meant) => {
    expect(completeMarketAddress(typed)).toBe(meant);
    expect(marketAddressSchema.safeParse(completeMarketAddress(typed)).success).toBe(true);
  });

  it.each(['', 'http://bazar.example.org', 'ftp://bazar.example.org', 'me@bazar.example.org', 'two words'])(
    '"%s" is still none',
    (typed) => {
      expect(marketAddressSchema.safeParse(completeMarketAddress(typed)).success).toBe(false);
    },
  );
});
