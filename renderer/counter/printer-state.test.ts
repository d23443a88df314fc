import { expect, it } from 'vitest';
import { printerState } from './printer-state.ts';

const none = { waiting: 0, failed: 0 };
const virtual = { isDefault: true, connection: { kind: 'virtual' as const } };
const network = { isDefault: true, connection: { kind: 'network' as const, host: '10.0.0.9', port: 9100 } };

it('calls a printer ready only where a real one is in use and the server answers', () => {
  expect(printerState(true, none, [network])).toBe('ready');
  expect(printerState(true, none, [{ ...network, isDefault: false }, virtual])).toBe('file');
  expect(printerState(true, none, [])).toBe('file');
  expect(printerState(false, none, [network])).toBe('unknown');
  expect(printerState(true, undefined, undefined)).toBeNull();
});

it('says first what was not printed, then what waits', () => {
  expect(printerState(true, { waiting: 2, failed: 1 }, [virtual])).toBe('failed');
  expect(printerState(true, { waiting: 2, failed: 0 }, [network])).toBe('waiting');
});
