import { type UnzipFileInfo, unzipSync } from 'fflate';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { LIMITS } from './sheet.ts';
import { unpackedSize } from './zip-sizes.ts';

/** A sheet of a workbook that is not hidden and has two rows with something in them: a header and goods, or goods. */
export type ListedSheet = {
  name: string;
  /** Bytes of its text: the most there is to go by without reading it. */
  size: number;
};

/** Beyond so many bytes a sheet is believed to hold something. */
const LARGEST_LOOKED_INTO = 8 * 1024 * 1024;
const DIRECTORY = /^(?:_rels\/\.rels|[^/]+\/_rels\/[^/]+\.rels|[^/]+\/workbook[^/]*\.xml)$/i;

/** The filled sheets of a workbook in their order, and the bytes of the texts they share. Throws IMPORT_UNREADABLE. */
export async function listSheets(file: Buffer): Promise<{ sheets: ListedSheet[]; sharedBytes: number }> {
  const size = unpackedSize(file);
  if (size === null || size > LIMITS.unpackedBytes)
    throw new Refusal('IMPORT_UNREADABLE', { reason: 'the workbook is damaged or unpacks to too much' });
  const sizes = new Map<string, number>();
  const parts = unzip(file, ({ name, originalSize }) => {
    sizes.set(name, originalSize);
    return DIRECTORY.test(name);
  });
  const sheets: ListedSheet[] = [];
  for (const { name, path } of directory(parts)) {
    const bytes = sizes.get(path) ?? 0;
    if (
      bytes > LARGEST_LOOKED_INTO ||
      hasTwoRows(unzip(file, (entry) => entry.name === path).get(path) ?? '')
    )
      sheets.push({ name, size: bytes });
    await new Promise(setImmediate);
  }
  const shared = [...sizes].find(([name]) => /sharedStrings\.xml$/i.test(name));
  return { sheets, sharedBytes: shared?.[1] ?? 0 };
}

function unzip(file: Buffer, filter: (entry: UnzipFileInfo) => boolean): Map<string, string> {
  try {
    const parts = unzipSync(file, { filter });
    return new Map(Object.entries(parts).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]));
  } catch (error) {
    throw new Refusal('IMPORT_UNREADABLE', { reason: error instanceof Error ? error.message : 'damaged' });
  }
}

/** The visible sheets and the part of the file each lies in, as the workbook and its relations say. */
function directory(parts: Map<string, string>): { name: string; path: string }[] {
  const [path, book] = [...parts].find(([, text]) => /<(?:\w+:)?sheets[\s>]/.test(text)) ?? ['', ''];
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const relations = parts.get(`${folder}_rels/${path.slice(folder.length)}.rels`) ?? '';
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)].map(([, text = '']) => [
      attribute(text, 'Id'),
      attribute(text, 'Target'),
    ]),
  );
  return [...book.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, text = '']) => {
    const target = targets.get(attribute(text, '(?:\\w+:)?id'));
    if (!target || /hidden/i.test(attribute(text, 'state'))) return [];
    const place = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
    return [{ name: attribute(text, 'name'), path: place }];
  });
}

function attribute(text: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(text);
  return decode(found?.[1] ?? found?.[2] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/** True once two rows have a value. */
function hasTwoRows(text: string): boolean {
  let filled = 0;
  let isCounted = true;
  for (const [found] of text.matchAll(/<(?:\w+:)?row[\s>]|<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]/g)) {
    if (/row[\s>]$/.test(found)) isCounted = false;
    else if (!isCounted) {
      isCounted = true;
      filled += 1;
      if (filled === 2) return true;
    }
  }
  return false;
}
