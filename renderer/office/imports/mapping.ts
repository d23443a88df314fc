import type { ImportField, ImportMapping } from '../../../shared/contract/imports.contract.ts';

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
