import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import type { BaseUnits, Paisa } from '../../shared/money/money.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Reader } from '../db/reader.ts';

/** Which batches are asked for: `expired` before `today`, `near` from `today` to `nearUntil`, `aside` in quarantine. */
export type ShelfFilter = {
  text: string;
  only: 'all' | 'expired' | 'near' | 'aside';
  today: BusinessDay;
  nearUntil: BusinessDay;
};

const WHERE = `b.on_hand <> 0 AND p.pending_import_id IS NULL
  AND (@pattern = '' OR p.name_en LIKE @pattern ESCAPE '!' OR p.name_bn LIKE @pattern ESCAPE '!'
    OR p.generic LIKE @pattern ESCAPE '!' OR p.manufacturer LIKE @pattern ESCAPE '!' OR b.batch_no LIKE @pattern ESCAPE '!')
  AND (@only = 'all' OR (@only = 'aside' AND b.status = 'quarantined') OR (@only = 'expired' AND b.expiry < @today)
    OR (@only = 'near' AND b.expiry >= @today AND b.expiry <= @nearUntil))`;

function bindings({ text, only, today, nearUntil }: ShelfFilter) {
  const pattern = text.trim() === '' ? '' : `%${text.trim().replace(/[!%_]/g, '!$&')}%`;
  return { pattern, only, today, nearUntil };
}

const FROM = `batches b JOIN products p ON p.id = b.product_id WHERE ${WHERE}`;
const ORDER = 'p.is_counted = 0 AND b.on_hand < 0, b.expiry IS NULL, b.expiry, p.name_en, b.id';

/** The whole shelf as SQL that gives ids of batches in its order, with what is bound to it: for another connection. */
export function shelfSql(filter: ShelfFilter) {
  return { sql: `SELECT b.id FROM ${FROM} ORDER BY ${ORDER}`, parameters: bindings(filter) };
}

/** Batches in stock that fit, earliest expiry first, those without one later; what was sold without ever being counted comes last. */
export function pageOfShelf(
  db: Reader,
  filter: ShelfFilter,
  page: { offset: number; limit: number },
): { batchId: string; productId: string }[] {
  return db
    .statement<[object], { batchId: string; productId: string }>(
      `SELECT b.id AS batchId, b.product_id AS productId FROM ${FROM} ORDER BY ${ORDER} LIMIT @limit OFFSET @offset`,
    )
    .all({ ...bindings(filter), ...page });
}

/** How many batches in stock fit. */
export function countShelf(db: Reader, filter: ShelfFilter): number {
  const row = db
    .statement<[object], { total: number }>(`SELECT count(*) AS total FROM ${FROM}`)
    .get(bindings(filter));
  return row?.total ?? 0;
}

/** A batch on the shelf with names and place of its product; its cost is a pair that is both set or both null. */
export type ShelvedBatch = {
  id: string;
  batchNo: string;
  expiry: BusinessDay | null;
  isAside: 0 | 1;
  onHand: BaseUnits;
  costAmount: Paisa | null;
  costPer: BaseUnits | null;
} & Pick<ProductDto, 'nameBn' | 'nameEn' | 'strength' | 'manufacturer' | 'shelf' | 'baseUnit'>;

/** These batches in this order, each with its product. */
export function shelvedBatches(db: Reader, ids: readonly string[]): ShelvedBatch[] {
  return db
    .statement<[string], ShelvedBatch>(
      `SELECT b.id, b.batch_no AS batchNo, b.expiry, b.status = 'quarantined' AS isAside, b.on_hand AS onHand,
         b.cost_amount AS costAmount, b.cost_per AS costPer, p.name_bn AS nameBn, p.name_en AS nameEn, p.strength,
         p.manufacturer, p.shelf, p.base_unit AS baseUnit
       FROM json_each(?) AS wanted CROSS JOIN batches AS b ON b.id = wanted.value JOIN products AS p ON p.id = b.product_id
       ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids));
}
