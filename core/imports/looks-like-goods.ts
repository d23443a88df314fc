import type { ImportField, ImportMapping } from '../../shared/contract/imports.contract.ts';
import { fieldColumns } from './row-cells.ts';
import type { Sheet } from './sheet.ts';

const SAMPLE = 400;
/** Of names beside a price, a barcode or another detail of goods so many must read like names; of names alone, nearly all. */
const SHARE_WITH_DETAILS = 0.5;
const SHARE_ALONE = 0.8;
/** A file whose rows end after other numbers of cells than its first one does is a text cut at its commas. */
const RAGGED = 0.5;

/** What a list of goods has beside names, and a text cut at its commas or a log has not. */
const DETAILS: readonly ImportField[] = [
  'generic',
  'strength',
  'dosageForm',
  'manufacturer',
  'category',
  'unitLabel',
  'unitPrice',
  'packPrice',
  'presentations',
  'barcode',
  'price',
  'mrp',
  'cost',
  'stock',
  'batchNo',
  'expiry',
];

const MOMENT = /\b\d{4}-\d\d-\d\d\b|\b(?:[01]?\d|2[0-3]):[0-5]\d\b|^\W*\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/;
const CODE =
  /[{}<>;]|=>|\w=\S|^\s*["'[]|^\s*(?:\/\/|#|\*)|:\/\/|\\|\b(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b/;

/** True for a text that could be the name of something on a shelf: short, with letters, no sentence, no code, no line of a log. */
function readsLikeName(text: string, mostWords: number): boolean {
  const words = text.split(/\s+/);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (text.length > 160 || words.length > mostWords || letters < 2) return false;
  if (letters < text.length / 5 || words.some((word) => word.length > 40)) return false;
  if (MOMENT.test(text) || CODE.test(text)) return false;
  return !(words.length > 5 && /[.!?।]["'”’]?$/u.test(text));
}

/** True for a row that ends as a sentence ends, and is as long as one: a text cut at its commas. */
function readsLikeSentence(row: readonly string[]): boolean {
  const text = row.filter((cell) => cell !== '').join(' ');
  return text.split(/\s+/).length > 9 && /[.!?।]["'”’]?$/u.test(text);
}

function share<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}

/**
 * True while a file can be a list of goods with this mapping, by its first rows: what is mapped as name reads like names. A list of
 * names alone is taken at its word when nearly all of them do; prose, logs, program text, and rows of numbers are not. Meant for a
 * question, never for a refusal.
 */
export function looksLikeGoods(sheet: Sheet, mapping: ImportMapping): boolean {
  const fields = fieldColumns(sheet.columns, mapping);
  const rows = sheet.rows.filter((row) => row.some((cell) => cell !== '')).slice(0, SAMPLE);
  const names = [...(fields.get('nameEn') ?? []), ...(fields.get('nameBn') ?? [])];
  const isNamed = (row: readonly string[], mostWords: number) =>
    names.some(({ index }) => readsLikeName(row[index] ?? '', mostWords));
  const hasDetails = DETAILS.some((field) =>
    fields.get(field)?.some(({ index }) => share(rows, (row) => (row[index] ?? '') !== '') > 0.05),
  );
  if (hasDetails) return share(rows, (row) => isNamed(row, 25)) >= SHARE_WITH_DETAILS;
  const isRagged =
    sheet.columns.length > 1 && share(rows, (row) => row.length === sheet.columns.length) < RAGGED;
  const isProse = share(rows, readsLikeSentence) > 0.4;
  return !isRagged && !isProse && share(rows, (row) => isNamed(row, 9)) >= SHARE_ALONE;
}
