import type { BaseUnit, PackUnit } from '../../shared/catalog/units.ts';
import type { CartLineInput, CheckoutInput } from '../../shared/contract/sales.contract.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import type { Context, Shop } from '../app/shop.ts';
import { quoteCart } from '../sales/quote-cart.ts';

/** A product put straight into a test shop. */
export type TestGoods = { id: string; packs: readonly string[]; batches: readonly string[] };

type PackSpec = { unit: PackUnit; size: number; price: number | null };
type BatchSpec = {
  onHand: number;
  batchNo?: string;
  expiry?: string;
  /** Paisa for one base unit. */
  mrp?: number;
  price?: number;
  cost?: number;
  status?: 'ok' | 'quarantined';
};
type GoodsSpec = {
  packs?: readonly PackSpec[];
  batches?: readonly BatchSpec[];
  baseUnit?: BaseUnit;
  isCounted?: boolean;
  oversell?: 'block' | 'warn' | 'allow';
  drugClass?: 'none' | 'otc' | 'rx' | 'controlled';
  vatRateBp?: number;
  isPublished?: boolean;
  isActive?: boolean;
  categoryId?: string;
  nameBn?: string;
  nameEn?: string;
};

function addBatch({ db, ports }: Shop, productId: string, spec: BatchSpec): string {
  const id = ports.ids.next();
  const now = ports.clock.now();
  const rate = (amount: number | undefined) => (amount === undefined ? [null, null] : [amount, 1]);
  db.statement(
    `INSERT INTO batches (id, product_id, batch_no, expiry, mrp_amount, mrp_per, price_amount, price_per, cost_amount, cost_per,
       status, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    productId,
    spec.batchNo ?? '',
    spec.expiry ?? null,
    ...rate(spec.mrp),
    ...rate(spec.price),
    ...rate(spec.cost),
    spec.status ?? 'ok',
    now,
  );
  if (spec.onHand !== 0)
    db.statement(
      `INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, at, business_day, user_id, till_id)
       VALUES (?, ?, ?, 'opening', 'test', ?, '2026-11-21', 'test', 1)`,
    ).run(id, productId, spec.onHand, now);
  return id;
}

/** Adds a product with packs (one piece at ৳10 unless told otherwise) and batches to the file. */
export function addGoods(shop: Shop, spec: GoodsSpec = {}): TestGoods {
  const { db, ports } = shop;
  const id = ports.ids.next();
  const now = ports.clock.now();
  db.statement(
    `INSERT INTO products (id, name_bn, name_en, base_unit, is_counted, oversell, drug_class, vat_rate_bp, is_published,
       is_active, category_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    spec.nameBn ?? '',
    spec.nameEn ?? `Goods ${id.slice(-6)}`,
    spec.baseUnit ?? 'piece',
    (spec.isCounted ?? true) ? 1 : 0,
    spec.oversell ?? null,
    spec.drugClass ?? 'none',
    spec.vatRateBp ?? 0,
    spec.isPublished ? 1 : 0,
    (spec.isActive ?? true) ? 1 : 0,
    spec.categoryId ?? null,
    now,
    now,
  );
  const packs = (spec.packs ?? [{ unit: 'piece', size: 1, price: 1000 }]).map((pack, index) => {
    const packId = ports.ids.next();
    db.statement(
      'INSERT INTO packs (id, product_id, unit, base_quantity, price, is_default, position) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ).run(packId, id, pack.unit, pack.size, pack.price, index === 0 ? 1 : 0, index);
    return packId;
  });
  const batches = (spec.batches ?? [{ onHand: 100 }]).map((batch) => addBatch(shop, id, batch));
  return { id, packs, batches };
}

/** Adds a customer. */
export function addCustomer({ db, ports }: Shop, name = 'Karim', phone = '01711000000'): string {
  const id = ports.ids.next();
  db.statement(
    'INSERT INTO customers (id, name, phone, phone_key, search_text, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(id, name, phone, phone, ` ${name.toLowerCase()} `, ports.clock.now());
  return id;
}

/** A line for `quantity` base units in the first (or the named) pack. */
export function lineOf(
  { ports }: Shop,
  goods: TestGoods,
  quantity: number,
  options: Partial<Extract<CartLineInput, { kind: 'product' }>> & { packId?: string } = {},
): Extract<CartLineInput, { kind: 'product' }> {
  const { packId, ...rest } = options;
  return {
    kind: 'product',
    lineId: ports.ids.next(),
    productId: goods.id,
    parts: [{ packId: packId ?? goods.packs[0] ?? '', quantity: baseUnits(quantity) }],
    batchId: null,
    discount: paisa(0),
    acknowledged: [],
    ...rest,
  };
}

/** A checkout of these lines in exact cash for what the server itself would ask; anything can be overridden. */
export function checkoutInput(
  context: Context,
  lines: CartLineInput[],
  options: Partial<CheckoutInput> & { total?: Paisa } = {},
): CheckoutInput {
  const { total: given, ...rest } = options;
  const billDiscount = options.billDiscount ?? paisa(0);
  const total = given ?? quoteCart(context, { lines, billDiscount }).total;
  return {
    saleId: context.ports.ids.next(),
    lines,
    billDiscount,
    customerId: null,
    tenders: [{ kind: 'cash', amount: total, received: total }],
    expectedTotal: total,
    receiptLanguage: null,
    print: true,
    note: '',
    ...rest,
  };
}

const COUNTED = [
  'sales',
  'sale_lines',
  'sale_line_batches',
  'payments',
  'stock_moves',
  'khata_entries',
  'audit',
  'print_jobs',
  'outbox',
  'drafts',
  'batches',
  'day_totals',
  'hour_totals',
  'tender_totals',
  'product_totals',
  'category_totals',
] as const;

/** Everything a refused command could have changed: rows per table, stock, receipt numbers and sums. */
export function traceOf({ db }: Shop): Record<string, unknown> {
  const counts = COUNTED.map((table) => [
    table,
    db.statement<[], { n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n,
  ]);
  return {
    ...Object.fromEntries(counts),
    onHand: db.statement('SELECT id, on_hand FROM batches ORDER BY id').all(),
    numbers: db.statement('SELECT id, next_receipt_number FROM tills ORDER BY id').all(),
    days: db.statement('SELECT * FROM day_totals ORDER BY business_day').all(),
  };
}
