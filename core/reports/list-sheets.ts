import { packWord } from '../../shared/cart/describe-quantity.ts';
import { shelfPrice } from '../../shared/cart/shelf-price.ts';
import type { ProductDto } from '../../shared/contract/catalog.contract.ts';
import { figureOf } from '../../shared/contract/receipts-query.contract.ts';
import { type SaleSummaryDto, TENDER_KINDS, type TenderKind } from '../../shared/contract/sales.contract.ts';
import {
  amountAt,
  type BaseUnits,
  baseUnits,
  type Paisa,
  paisa,
  type Rate,
} from '../../shared/money/money.ts';
import { auditDetailsText } from '../../shared/text/audit-details.ts';
import { formatTaka, type Language } from '../../shared/text/format.ts';
import type { MeantList } from '../app/long-reads.ts';
import { categoryNames, type View, viewProducts } from '../catalog/index.ts';
import { listCustomers, readCustomerQuery } from '../customers/index.ts';
import { firstIds, type Reader } from '../db/reader.ts';
import { firstIssues } from '../imports/index.ts';
import { type ShelvedBatch, shelvedBatches } from '../stock/index.ts';
import { listAllUsers, readEntries, tillNames } from '../users/index.ts';
import { TENDER_NAMES, unitName } from './export-texts.ts';
import { LIST_TEXTS } from './list-texts.ts';
import { listedReceipts } from './read-receipts.ts';
import { paymentsOf } from './receipts.repo.ts';
import { type Cell, nameIn, type Sheet, sheetOf } from './sheet.ts';

/** How many rows at most, in which language, and whether for paper, where what few look for is left out. */
export type SheetOptions = { limit: number; language: Language; isPaper: boolean };

type Meant<Kind extends MeantList['kind']> = Extract<MeantList, { kind: Kind }>;

const ROWS_AT_ONCE = 500;

type ProductRow = ProductDto & ReturnType<typeof shelfPrice> & { value: Paisa | null };

/** What goods of a batch cost; null where that is not known. */
function atCost(cost: Rate | null, onHand: BaseUnits): Paisa | null {
  return cost && amountAt(cost, baseUnits(Math.max(0, onHand)));
}

function* productsOf(reader: Reader, ids: readonly string[], view: View): Generator<ProductRow> {
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
    for (const product of viewProducts(reader, ids.slice(at, at + ROWS_AT_ONCE), view)) {
      const inStock = product.batches.filter(({ onHand }) => onHand > 0);
      const values = inStock.flatMap(({ cost, onHand }) => atCost(cost, onHand) ?? []);
      const value = values.length === 0 ? null : paisa(values.reduce((sum, each) => sum + each, 0));
      yield { ...product, ...shelfPrice(product, view.today), value };
    }
  }
}

function otherName(row: { nameBn: string; nameEn: string }, language: Language): string {
  const other = nameIn(row, language === 'bn' ? 'en' : 'bn');
  return other === nameIn(row, language) ? '' : other;
}

function productSheet(reader: Reader, { ids, view }: Meant<'products'>, options: SheetOptions): Sheet {
  const { language, isPaper, limit } = options;
  const texts = LIST_TEXTS[language];
  const { column } = texts.products;
  const own = texts.lists.column;
  const categories = categoryNames(reader);
  const category = ({ categoryId }: ProductRow) => {
    const names = categoryId === null ? undefined : categories.get(categoryId);
    return names ? nameIn(names, language) : '';
  };
  const packName = (row: ProductRow) => (row.pack ? packWord(row, row.pack, language) : '');
  const barcodes = ({ packs }: ProductRow) => packs.flatMap((pack) => pack.barcodes).join(', ');
  const inFile = <Field>(field: Field): Field | null => (isPaper ? null : field);
  return sheetOf(texts.lists.names.products, productsOf(reader, firstIds(reader, ids, limit), view), [
    { header: column.name, kind: 'text', of: (row) => nameIn(row, language) },
    inFile({ header: own.otherName, kind: 'text', of: (row) => otherName(row, language) }),
    { header: own.strength, kind: 'text', of: (row) => row.strength },
    inFile({ header: own.form, kind: 'text', of: (row) => row.dosageForm }),
    { header: column.generic, kind: 'text', of: (row) => row.generic },
    { header: column.maker, kind: 'text', of: (row) => row.manufacturer },
    inFile({ header: own.category, kind: 'text', of: category }),
    inFile({ header: own.class, kind: 'text', of: (row) => texts.products.class[row.drugClass] }),
    { header: column.shelf, kind: 'text', of: (row) => row.shelf },
    inFile({ header: own.barcodes, kind: 'digits', of: barcodes }),
    { header: column.price, kind: 'money', of: (row) => row.price },
    { header: own.pack, kind: 'text', of: packName },
    { header: column.stock, kind: 'count', of: (row) => (row.isCounted ? row.onHand : null) },
    { header: own.unit, kind: 'text', of: (row) => unitName(row.baseUnit, language) },
    view.showsCost ? { header: texts.stock.column.value, kind: 'money', of: (row) => row.value } : null,
  ]);
}

function* batchesOf(reader: Reader, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE)
    yield* shelvedBatches(reader, ids.slice(at, at + ROWS_AT_ONCE));
}

function shelfValue({ costAmount, costPer, onHand }: ShelvedBatch): Paisa | null {
  return costAmount === null || costPer === null
    ? null
    : atCost({ amount: costAmount, per: costPer }, onHand);
}

function stockSheet(
  reader: Reader,
  { ids, showsCost }: Meant<'stock'>,
  { language, limit }: SheetOptions,
): Sheet {
  const texts = LIST_TEXTS[language];
  const { column } = texts.stock;
  const own = texts.lists.column;
  return sheetOf(texts.lists.names.stock, batchesOf(reader, firstIds(reader, ids, limit)), [
    { header: column.product, kind: 'text', of: (row) => nameIn(row, language) },
    { header: own.strength, kind: 'text', of: (row) => row.strength },
    { header: texts.products.column.maker, kind: 'text', of: (row) => row.manufacturer },
    { header: column.batch, kind: 'text', of: (row) => row.batchNo },
    { header: column.expiry, kind: 'day', of: (row) => row.expiry },
    { header: own.state, kind: 'text', of: (row) => (row.isAside ? texts.products.batch.quarantined : '') },
    { header: column.shelf, kind: 'text', of: (row) => row.shelf },
    { header: column.onHand, kind: 'count', of: (row) => row.onHand },
    { header: own.unit, kind: 'text', of: (row) => unitName(row.baseUnit, language) },
    showsCost ? { header: column.value, kind: 'money', of: shelfValue } : null,
  ]);
}

function customerSheet(reader: Reader, list: Meant<'customers'>, { language, limit }: SheetOptions): Sheet {
  const { khata, lists } = LIST_TEXTS[language];
  return sheetOf(lists.names.customers, listCustomers(reader, readCustomerQuery(list.text), limit), [
    { header: khata.column.name, kind: 'text', of: (row) => row.name },
    { header: khata.column.phone, kind: 'digits', of: (row) => row.phone },
    { header: khata.column.balance, kind: 'money', of: (row) => row.balance },
  ]);
}

function receiptSheet(reader: Reader, list: Meant<'receipts'>, options: SheetOptions): Sheet {
  const { language, limit, isPaper } = options;
  const { kind: _, ...query } = list;
  const { receipts, settings, lists } = LIST_TEXTS[language];
  const tills = tillNames(reader);
  type Row = SaleSummaryDto & { paid: ReadonlyMap<TenderKind, number> };
  const paidInWords = ({ paid }: Row) =>
    Array.from(
      paid,
      ([each, amount]) => `${TENDER_NAMES[language][each]} ${formatTaka(paisa(amount), language)}`,
    ).join(' + ');
  const paidBy = (each: TenderKind) => ({
    header: TENDER_NAMES[language][each],
    kind: 'money' as const,
    of: ({ paid }: Row) => paid.get(each) ?? null,
  });
  const hasShare = figureOf(query) !== 'total';
  const till = (row: SaleSummaryDto): Cell => tills.get(row.tillId) ?? row.tillId;
  return sheetOf(
    lists.names.receipts,
    listedReceipts(reader, { query: { ...query, offset: 0, limit }, language }).map((sale): Row => {
      const paid = new Map(paymentsOf(reader, sale.id).map(({ kind: each, amount }) => [each, amount]));
      return { ...sale, paid };
    }),
    [
      { header: receipts.column.code, kind: 'text', of: (row) => row.receiptCode },
      { header: settings.audit.when, kind: 'moment', of: (row) => row.soldAt },
      isPaper ? null : { header: lists.column.till, kind: 'text', of: till },
      { header: lists.column.seller, kind: 'text', of: (row) => row.userName },
      { header: receipts.column.customer, kind: 'text', of: (row) => row.customerName },
      { header: receipts.column.items, kind: 'text', of: (row) => row.summary },
      isPaper ? null : { header: lists.column.lines, kind: 'count', of: (row) => row.lines },
      isPaper ? { header: receipts.column.tenders, kind: 'text', of: paidInWords } : null,
      hasShare ? { header: receipts.column.share, kind: 'money', of: (row) => row.share } : null,
      { header: receipts.column.total, kind: 'money', of: (row) => row.total },
      ...(isPaper ? [] : TENDER_KINDS.map(paidBy)),
    ],
  );
}

function issueSheet(reader: Reader, list: Meant<'import-issues'>, { language, limit }: SheetOptions): Sheet {
  const { imports, lists } = LIST_TEXTS[language];
  return sheetOf(lists.names['import-issues'], firstIssues(reader, list.importId, limit), [
    { header: imports.issue.row, kind: 'count', of: (row) => row.row },
    { header: lists.column.kind, kind: 'text', of: (row) => imports.issue[row.severity] },
    { header: imports.issue.reason, kind: 'text', of: (row) => imports.codes[row.code] },
    { header: imports.issue.column, kind: 'text', of: (row) => row.column },
    { header: imports.issue.value, kind: 'text', of: (row) => row.value },
  ]);
}

function userSheet(reader: Reader, { language, limit }: SheetOptions): Sheet {
  const { settings, office, lists } = LIST_TEXTS[language];
  return sheetOf(lists.names.users, listAllUsers(reader).slice(0, limit), [
    { header: settings.users.name, kind: 'text', of: (row) => row.name },
    { header: settings.users.role, kind: 'text', of: (row) => office.role[row.role] },
    { header: settings.users.language, kind: 'text', of: (row) => office.language[row.language] },
    { header: settings.users.isActive, kind: 'text', of: (row) => (row.isActive ? lists.yes : lists.no) },
  ]);
}

function auditSheet(reader: Reader, span: Meant<'audit'>, { language, limit }: SheetOptions): Sheet {
  const texts = LIST_TEXTS[language];
  const { settings, audit, lists } = texts;
  const actions: Readonly<Record<string, string>> = audit;
  const tills = tillNames(reader);
  return sheetOf(lists.names.audit, readEntries(reader, span, { before: null, limit }), [
    { header: lists.column.number, kind: 'count', of: (row) => row.id },
    { header: settings.audit.when, kind: 'moment', of: (row) => row.at },
    { header: settings.audit.who, kind: 'text', of: (row) => row.userName },
    {
      header: lists.column.till,
      kind: 'text',
      of: (row) => (row.tillId === null ? '' : (tills.get(row.tillId) ?? String(row.tillId))),
    },
    {
      header: settings.audit.what,
      kind: 'text',
      of: (row) => actions[row.action.replaceAll('.', '-')] ?? row.action,
    },
    {
      header: settings.audit.details,
      kind: 'text',
      of: ({ action, details }) =>
        auditDetailsText(
          { action, details: JSON.parse(details) as Record<string, unknown> },
          texts,
          language,
        ),
    },
  ]);
}

/** The list as a table, its first `limit` rows in the order of the screen. */
export function sheetOfList(reader: Reader, list: MeantList, options: SheetOptions): Sheet {
  switch (list.kind) {
    case 'products':
      return productSheet(reader, list, options);
    case 'stock':
      return stockSheet(reader, list, options);
    case 'customers':
      return customerSheet(reader, list, options);
    case 'receipts':
      return receiptSheet(reader, list, options);
    case 'import-issues':
      return issueSheet(reader, list, options);
    case 'users':
      return userSheet(reader, options);
    case 'audit':
      return auditSheet(reader, list, options);
  }
}
