import { isHost, type PrinterDto } from '../../../shared/contract/printing.contract.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { type Language, localDigits } from '../../../shared/text/format.ts';

/** A printer as the form shows it: every way of connecting keeps its own field while one is chosen. */
export type PrinterForm = {
  name: string;
  kind: PrinterDto['connection']['kind'];
  host: string;
  port: string;
  path: string;
  printerName: string;
  widthDots: PrinterDto['widthDots'];
  cut: boolean;
  drawer: boolean;
  isDefault: boolean;
};

/** The form of a printer, or of a new one, numbers in the language's digits. */
export function formOfPrinter(printer: PrinterDto | null, language: Language): PrinterForm {
  const connection = printer?.connection ?? { kind: 'network', host: '', port: 9100 };
  return {
    name: printer?.name ?? '',
    kind: connection.kind,
    host: connection.kind === 'network' ? connection.host : '',
    port: localDigits(String(connection.kind === 'network' ? connection.port : 9100), language),
    path: connection.kind === 'device' ? connection.path : '/dev/usb/lp0',
    printerName: connection.kind === 'spooler' ? connection.printerName : '',
    widthDots: printer?.widthDots ?? 576,
    cut: printer?.cut ?? true,
    drawer: printer?.drawer ?? false,
    isDefault: printer?.isDefault ?? true,
  };
}

function readConnection(form: PrinterForm, missing: Set<string>): PrinterDto['connection'] {
  const text = (field: 'host' | 'path' | 'printerName') => {
    const value = form[field].trim();
    if (value === '') missing.add(field);
    return value;
  };
  switch (form.kind) {
    case 'virtual':
      return { kind: 'virtual' };
    case 'network': {
      const port = Number(toLatinDigits(form.port).trim());
      if (!Number.isInteger(port) || port < 1 || port > 65_535) missing.add('port');
      const host = toLatinDigits(text('host'));
      if (host !== '' && !isHost(host)) missing.add('noHost');
      return { kind: 'network', host, port };
    }
    case 'device':
      return { kind: 'device', path: text('path') };
    case 'spooler':
      return { kind: 'spooler', printerName: text('printerName') };
  }
}

/** The printer that the form describes, or the names of the fields that are missing; `noHost` where the address is none. */
export function readPrinter(
  form: PrinterForm,
  id: string,
): { printer: PrinterDto; missing: null } | { printer: null; missing: ReadonlySet<string> } {
  const missing = new Set<string>();
  const connection = readConnection(form, missing);
  if (form.name.trim() === '') missing.add('name');
  if (missing.size > 0) return { printer: null, missing };
  const { widthDots, cut, drawer, isDefault } = form;
  return {
    missing: null,
    printer: { id, name: form.name.trim(), connection, widthDots, cut, drawer, isDefault },
  };
}
