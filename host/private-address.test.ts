import { expect, it } from 'vitest';
import { isNeighbour } from './private-address.ts';

it.each(['192.168.0.9', '10.1.2.3', '172.31.0.1', '169.254.7.7', '127.0.0.1', '::ffff:192.168.0.9', '::1'])(
  'serves a caller at %s',
  (address) => expect(isNeighbour(address)).toBe(true),
);

it.each([
  '103.4.145.7',
  '172.32.0.1',
  '192.169.0.1',
  '100.64.0.1',
  '::ffff:8.8.8.8',
  '2001:db8::1',
  '',
  undefined,
])('refuses a caller at %s', (address) => expect(isNeighbour(address)).toBe(false));
