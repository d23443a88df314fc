import type {
  ImportField,
  ImportIssueDto,
  ImportMapping,
} from '../../../shared/contract/imports.contract.ts';

/** Fields that several columns may share. */
const SHARED: ReadonlySet<ImportField> = new Set([
  'alias',
  'specification',
  'barcode',
  'pictureUrl',
  'description',
]);

/** The mapping with one column read as another field, or left out (null). */
export function withColumn(mapping: ImportMapping, column: string, field: ImportField | null): ImportMapping {
  const { [column]: _before, ...rest } = mapping;
  return field === null ? rest : { ...rest, [column]: field };
}

/** Why a mapping cannot be used yet: no column holds a name, or one field is chosen twice; null when it can. */
export function mappingProblem(
  mapping: ImportMapping,
): { kind: 'no-name' } | { kind: 'twice'; field: ImportField } | null {
  const fields = Object.values(mapping);
  if (!fields.includes('nameBn') && !fields.includes('nameEn')) return { kind: 'no-name' };
  const twice = fields.find((field, index) => !SHARED.has(field) && fields.indexOf(field) !== index);
  return twice === undefined ? null : { kind: 'twice', field: twice };
}

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
// A spreadsheet would run such a text as a formula.
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Issues as CSV for a spreadsheet, with a byte-order mark so that Bengali opens right. */
export function issuesCsv(
  issues: readonly ImportIssueDto[],
  head: readonly string[],
  reason: (issue: ImportIssueDto) => string,
): string {
  const rows = issues.map((issue) => [String(issue.row), reason(issue), issue.column, harmless(issue.value)]);
  return `\ufeff${[head, ...rows].map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;
}
