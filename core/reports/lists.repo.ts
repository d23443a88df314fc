import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { ImportIssueDto } from '../../shared/contract/imports.contract.ts';
import type { BaseUnits, Paisa } from '../../shared/money/money.ts';
import type { Role } from '../../shared/permissions/permissions.ts';
import type { Language } from '../../shared/text/format.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';

/** A list as SQL that gives ids in its order, as its own area wrote it, with what is bound to it. */
export type IdQuery = { sql: string; parameters: Readonly<Record<string, string | number | null>> };

/** The first `limit` ids of a list. */
export function listedIds(db: Reader, { sql, parameters }: IdQuery, limit: number): string[] {
  return db
    .statement<[object], { id: string }>(`${sql} LIMIT @limit`)
    .all({ ...parameters, limit })
    .map(({ id }) => id);
}

/** A batch on the shelf; its cost is a pair that is both set or both null. */
export type ListedBatch = {
  id: string;
  batchNo: string;
  expiry: BusinessDay | null;
  isAside: 0 | 1;
  onHand: BaseUnits;
  costAmount: Paisa | null;
  costPer: BaseUnits | null;
};

const BATCH = `b.id, b.batch_no AS batchNo, b.expiry,
  b.status = 'quarantined' AS isAside, b.on_hand AS onHand, b.cost_amount AS costAmount, b.cost_per AS costPer`;

/** Names and shelf of a batch's product. */
export type ShelvedBatch = ListedBatch &
  Pick<ProductDto, 'nameBn' | 'nameEn' | 'strength' | 'manufacturer' | 'shelf' | 'baseUnit'>;

/** These batches in this order, each with its product. */
export function listedBatches(db: Reader, ids: readonly string[]): ShelvedBatch[] {
  return db
    .statement<[string], ShelvedBatch>(
      `SELECT ${BATCH}, p.name_bn AS nameBn, p.name_en AS nameEn, p.strength, p.manufacturer, p.shelf, p.base_unit AS baseUnit
       FROM json_each(?) AS wanted CROSS JOIN batches AS b ON b.id = wanted.value JOIN products AS p ON p.id = b.product_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids));
}

/** Names of all categories by id. */
export function categoryNames(db: Reader): Map<string, { nameBn: string; nameEn: string }> {
  const rows = db
    .statement<[], { id: string; nameBn: string; nameEn: string }>(
      'SELECT id, name_bn AS nameBn, name_en AS nameEn FROM categories',
    )
    .all();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Names of all tills by number. */
export function tillNames(db: Reader): Map<number, string> {
  const rows = db.statement<[], { id: number; name: string }>('SELECT id, name FROM tills').all();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** A person as the list of people has them. */
export type ListedUser = { name: string; role: Role; language: Language; isActive: 0 | 1 };

/** People in the order of their list. */
export function listedUsers(db: Reader, limit: number): ListedUser[] {
  return db
    .statement<[number], ListedUser>(
      `SELECT name, role, language, is_active AS isActive FROM users
       ORDER BY is_active DESC, CASE role WHEN 'owner' THEN 0 WHEN 'manager' THEN 1 WHEN 'pharmacist' THEN 2 ELSE 3 END, name
       LIMIT ?`,
    )
    .all(limit);
}

/** An entry of the audit trail; `details` is JSON. */
export type ListedEntry = {
  id: number;
  at: number;
  userName: string;
  tillId: number | null;
  action: string;
  details: string;
};

/** The newest entries of the audit trail. */
export function listedEntries(db: Reader, limit: number): ListedEntry[] {
  return db
    .statement<[number], ListedEntry>(
      `SELECT a.id, a.at, coalesce(u.name, '') AS userName, a.till_id AS tillId, a.action, a.details
       FROM audit a LEFT JOIN users u ON u.id = a.user_id ORDER BY a.id DESC LIMIT ?`,
    )
    .all(limit);
}

/** Rows of an import that were refused or are to be looked at, in the order of the file. */
export function listedIssues(db: Reader, importId: string, limit: number): ImportIssueDto[] {
  return db
    .statement<[string, number], ImportIssueDto>(
      `SELECT row, severity, code, column_name AS "column", value FROM import_issues WHERE import_id = ? ORDER BY position LIMIT ?`,
    )
    .all(importId, limit);
}
