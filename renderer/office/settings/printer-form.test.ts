import { describe, expect, it } from 'vitest';
import { printerSchema } from '../../../shared/contract/printing.contract.ts';
import { formOfPrinter, readPrinter } from './printer-form.ts';

const ID = '01994c3e-0000-7000-8000-000000000001';

describe('printer form', () => {
  it('reads a network printer, Bengali digits in the port too', () => {
    const form = { ...formOfPrinter(null, 'en'), name: 'Counter', host: '192.168.0.50', port: '৯১০০' };
    const { printer } = readPrinter(form, ID);
    expect(printerSchema.parse(printer).connection).toEqual({
      kind: 'network',
      host: '192.168.0.50',
      port: 9100,
    });
  });

  it('takes an address, a host name, and digits of either script, and says where it is none', () => {
    const read = (host: string) => readPrinter({ ...formOfPrinter(null, 'bn'), name: 'P', host }, ID);
    for (const host of [
      '192.168.0.50',
      'printer.local',
      'XP-80C',
      'EPSON_TM-T82',
      '::1',
      'fe80::1%eth0',
      '১৯২.১৬৮.০.৫০',
    ])
      expect(read(host).printer).not.toBeNull();
    for (const host of ['not an address!!', '192.168.0.50:9100', 'http://printer/', '192.168.0.500'])
      expect([...(read(host).missing ?? [])]).toEqual(['noHost']);
  });

  it('reads back what it shows', () => {
    const { printer } = readPrinter({ ...formOfPrinter(null, 'en'), name: 'P', kind: 'device' }, ID);
    expect(printer && readPrinter(formOfPrinter(printer, 'bn'), ID).printer).toEqual(printer);
  });

  it('shows the port in the digits of the language', () => {
    expect(formOfPrinter(null, 'bn').port).toBe('৯১০০');
    expect(formOfPrinter(null, 'en').port).toBe('9100');
  });

  it('names what is missing of the chosen kind only', () => {
    expect([...(readPrinter(formOfPrinter(null, 'en'), ID).missing ?? [])]).toEqual(['host', 'name']);
    expect(readPrinter({ ...formOfPrinter(null, 'en'), name: 'P', kind: 'virtual' }, ID).missing).toBeNull();
  });
});
