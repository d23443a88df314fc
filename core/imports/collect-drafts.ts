import type { ImportMapping } from '../../shared/contract/imports.contract.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import { assumeStrip } from './assume-strip.ts';
import type { Draft, Issue } from './draft.ts';
import { givingWay } from './give-way.ts';
import { identityOf, sourceOf } from './identity.ts';
import { addPack } from './read-packs.ts';
import { type ReadRow, type RowReading, readRow } from './read-row.ts';
import { fieldColumns } from './row-cells.ts';
import type { Sheet } from './sheet.ts';

/** Everything a file says: its products, each once, and its issues in the order of the rows. */
export type Collected = { drafts: Draft[]; issues: Issue[]; refusedRows: number };

/** Rows between two looks at the clock. */
const LOOK_EVERY = 16;

/**
 * Reads all rows, giving way to other work now and then. Rows that repeat a product add what is new to it and are told. `source` names the
 * sheet where the file has several.
 */
export async function collectDrafts(
  sheet: Sheet,
  mapping: ImportMapping,
  today: BusinessDay,
  { stripOf, source }: { stripOf: number | null; source: string | null } = { stripOf: null, source: null },
): Promise<Collected> {
  const fields = fieldColumns(sheet.columns, mapping);
  const keyColumn = fields.get('sourceKey')?.[0]?.name;
  const reading: RowReading = {
    fields,
    width: sheet.format === 'csv' ? sheet.columns.length : 0,
    source: keyColumn === undefined ? null : sourceOf(sheet.columns, keyColumn, source),
    today,
  };
  const collector = createCollector();
  const giveWay = givingWay();
  for (const [index, cells] of sheet.rows.entries()) {
    if (cells.some((cell) => cell !== '')) collector.add(readRow(reading, cells, sheet.firstRow + index));
    if (index % LOOK_EVERY === 0) await giveWay();
  }
  return collector.finish(stripOf);
}

function createCollector() {
  const byKey = new Map<string, Draft>();
  const byIdentity = new Map<string, Draft>();
  const byBarcode = new Map<string, Draft>();
  // Gathered row by row: names are folded for it, and all at the end would hold the server up.
  const namesakes = new Map<string, Draft[]>();
  const collected: Collected = { drafts: [], issues: [], refusedRows: 0 };
  const add = (draft: Draft): Issue | null => {
    const codes = draft.packs.flatMap((pack) => pack.barcodes);
    const identity = codes.length > 0 ? `barcode:${codes[0]}` : identityOf(draft, draft.size);
    const same = byKey.get(draft.sourceKey) ?? byIdentity.get(identity);
    if (same) return merge(same, draft);
    let issue: Issue | null = null;
    for (const pack of draft.packs) {
      pack.barcodes = pack.barcodes.filter((code) => {
        const isFree = !byBarcode.has(code);
        if (isFree) byBarcode.set(code, draft);
        else
          issue = { row: draft.row, severity: 'warning', code: 'barcode-repeated', column: '', value: code };
        return isFree;
      });
    }
    byKey.set(draft.sourceKey, draft);
    byIdentity.set(identity, draft);
    collected.drafts.push(draft);
    if (draft.size !== '' || draft.dosageForm !== '') {
      const name = identityOf(draft, '');
      const others = namesakes.get(name);
      if (others) others.push(draft);
      else namesakes.set(name, [draft]);
    }
    return issue;
  };
  return {
    add({ drafts, issues }: ReadRow): void {
      if (issues.some((issue) => issue.severity === 'error')) collected.refusedRows += 1;
      for (const issue of issues) collected.issues.push(issue);
      for (const draft of drafts) {
        const issue = add(draft);
        if (issue) collected.issues.push(issue);
      }
    },
    finish(stripOf: number | null): Collected {
      if (stripOf !== null)
        for (const draft of collected.drafts) {
          const issue = assumeStrip(draft, stripOf);
          if (issue) collected.issues.push(issue);
        }
      for (const group of namesakes.values()) tellSizesApart(group);
      return collected;
    },
  };
}

/** Adds packs and batches that the first row of the product lacks. A row that adds a batch is no repetition. */
function merge(first: Draft, again: Draft): Issue | null {
  for (const pack of again.packs) addPack(first.packs, { ...pack, barcodes: [], isDefault: false });
  const base = first.packs[0];
  if (base && base.price === null) base.price = again.packs[0]?.price ?? null;
  const added = again.stock.filter(
    (batch) => !first.stock.some((other) => other.batchNo === batch.batchNo && other.expiry === batch.expiry),
  );
  first.stock.push(...added);
  first.isCounted ||= again.isCounted;
  if (added.length > 0) return null;
  const value = again.nameEn || again.nameBn;
  return { row: again.row, severity: 'warning', code: 'duplicate-row', column: '', value };
}

/** Products of one name that differ in size only get the size into their names, so that a person can tell them apart. */
function tellSizesApart(namesakes: readonly Draft[]): void {
  if (namesakes.length < 2) return;
  const labels = new Set(namesakes.map((draft) => draft.packs[0]?.label));
  for (const draft of namesakes) {
    const size = labels.size === namesakes.length ? draft.packs[0]?.label : draft.size;
    if (!size) continue;
    if (draft.nameEn !== '') draft.nameEn = `${draft.nameEn} ${size}`.slice(0, 200);
    if (draft.nameBn !== '') draft.nameBn = `${draft.nameBn} ${size}`.slice(0, 200);
  }
}
