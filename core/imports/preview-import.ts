import type { ImportPreviewRowDto } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { readSettings } from '../settings/index.ts';
import { collectDrafts } from './collect-drafts.ts';
import type { Draft, DraftPack, Issue } from './draft.ts';
import { looksLikeGoods } from './looks-like-goods.ts';
import { type Planned, planImport } from './plan-import.ts';
import { readFile } from './read-file.ts';
import { resolveCategories } from './resolve-categories.ts';
import type { ImportRun } from './run-import.ts';
import { oneImport } from './upload-import.ts';
import { uploadedFile } from './uploads.repo.ts';

/** What an import would do: counts over the whole file and the first `limit` rows in detail. Changes nothing. */
export async function previewImport(context: Context, run: ImportRun & { limit: number }) {
  const found = oneImport(context, run.importId);
  const file = uploadedFile(context.db, run.importId);
  if (found.status !== 'uploaded' || !file) throw new Refusal('IMPORT_STATE', { status: found.status });
  const sheet = await readFile(file.content, file.sheet);
  const today = businessDayOf(context.ports.clock.now(), readSettings(context.db).counter.dayStartHour);
  const collected = await collectDrafts(sheet, run.mapping, today, {
    stripOf: run.options.stripOf,
    source: file.source,
  });
  const plan = await planImport(context, collected, resolveCategories(context, run.options.categoryId));
  const issues = Map.groupBy(plan.issues, (issue) => issue.row);
  const products = Map.groupBy(plan.products, (planned) => planned.draft.row);
  const count = (action: Planned['action']) => plan.products.filter((item) => item.action === action).length;
  const rows = sheet.rows
    .slice(0, run.limit)
    .map((_, index) => sheet.firstRow + index)
    .map((row) => describeRow(row, products.get(row) ?? [], issues.get(row) ?? []));
  return {
    rows,
    creates: count('create'),
    updates: count('update'),
    unchanged: count('unchanged'),
    refused: plan.refusedRows,
    warnings: plan.issues.filter((issue) => issue.severity === 'warning').length,
    stripsAdded: plan.products.filter(getsStrip).length,
    looksLikeGoods: looksLikeGoods(sheet, run.mapping),
    issueCounts: countBy(plan.issues.map((issue) => issue.code)),
  };
}

function describeRow(row: number, products: readonly Planned[], issues: Issue[]): ImportPreviewRowDto {
  const actions = new Set(products.map((planned) => planned.action));
  const action = issues.some((issue) => issue.severity === 'error')
    ? 'refuse'
    : actions.has('create')
      ? 'create'
      : actions.has('update')
        ? 'update'
        : 'unchanged';
  return { row, action, products: products.map((planned) => describe(planned.draft)), issues };
}

function describe(draft: Draft): ImportPreviewRowDto['products'][number] {
  const { nameBn, nameEn, generic, strength, dosageForm, manufacturer } = draft;
  const shown = draft.packs.find((pack) => pack.isDefault);
  return {
    nameBn,
    nameEn,
    generic,
    strength,
    dosageForm,
    manufacturer,
    packs: draft.packs.map(packText).join(', '),
    price: shown?.price ?? null,
    pricePack: shown && shown.price !== null ? packText(shown) : '',
    barcode: draft.packs.flatMap((pack) => pack.barcodes)[0] ?? '',
    stock: draft.isCounted ? draft.stock.reduce((sum, batch) => sum + batch.quantity, 0) : null,
  };
}

function packText({ unit, label, baseQuantity }: DraftPack): string {
  return [label, unit, baseQuantity > 1 ? `× ${baseQuantity}` : ''].filter(Boolean).join(' ');
}

const getsStrip = (planned: Planned) =>
  planned.action !== 'unchanged' &&
  (planned.action === 'create' ? planned.draft : planned.change).packs.some((pack) => pack.isAssumed);

function countBy(codes: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}
