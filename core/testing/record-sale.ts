import { v7 } from 'uuid';
import type { TenderKind } from '../../shared/contract/sales.contract.ts';
import { type BaseUnits, baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { addSaleToTotals } from '../reports/index.ts';

/** A sale as a test describes it: amounts in paisa, goods already priced. */
export type RecordedSale = {
  soldAt: number;
  lines: {
    productId: string | null;
    categoryId: string | null;
    quantity: number;
    amount: number;
    discount: number;
    cost: number | null;
  }[];
  rounding?: number;
  /** Split in this order; the last takes the rest. */
  tenders: { kind: TenderKind; share: number }[];
};

/** Writes a sale straight into the ledgers and the totals, for tests of what reads them. Gives its id and total. */
export function recordSale(context: Context, sale: RecordedSale): { id: string; total: Paisa } {
  const { db } = context;
  const { userId, userName, tillId, tillName } = context.actor;
  const id = v7();
  const day = businessDayOf(sale.soldAt);
  const subtotal = sale.lines.reduce((sum, line) => sum + line.amount, 0);
  const discount = sale.lines.reduce((sum, line) => sum + line.discount, 0);
  const total = subtotal - discount + (sale.rounding ?? 0);
  const lines = sale.lines.map((line) => ({
    ...line,
    quantity: baseUnits(line.quantity),
    net: paisa(line.amount - line.discount),
    cost: line.cost === null ? null : paisa(line.cost),
  }));
  const cost = lines.reduce((sum, line) => sum + (line.cost ?? 0), 0);
  return db.transaction('test.record-sale', () => {
    const number = Number(db.sqlite.prepare('SELECT count(*) + 1 FROM sales').pluck().get());
    db.statement(
      `INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, sold_at, business_day,
         subtotal, line_discount, bill_discount, rounding, total, vat_included, cost, receipt_language)
       VALUES (@id, @tillId, @number, 'T-' || @number, @tillName, @userId, @userName, @soldAt, @day, @subtotal, @discount, 0, @rounding,
         @total, 0, @cost, 'bn')`,
    ).run({
      userId,
      userName,
      tillId,
      tillName,
      id,
      number,
      soldAt: sale.soldAt,
      day,
      subtotal,
      discount,
      rounding: sale.rounding ?? 0,
      total,
      cost,
    });
    for (const [index, line] of lines.entries()) writeLine(context, id, index + 1, line);
    const tenders = splitTenders(sale.tenders, total);
    for (const [position, tender] of tenders.entries()) {
      db.statement(
        'INSERT INTO payments (sale_id, position, kind, amount, received) VALUES (?, ?, ?, ?, ?)',
      ).run(id, position, tender.kind, tender.amount, tender.amount);
    }
    addSaleToTotals(db, {
      businessDay: day,
      soldAt: sale.soldAt,
      subtotal: paisa(subtotal),
      lineDiscount: paisa(discount),
      billDiscount: paisa(0),
      rounding: paisa(sale.rounding ?? 0),
      total: paisa(total),
      vatIncluded: paisa(0),
      lines,
      tenders,
    });
    return { id, total: paisa(total) };
  });
}

function splitTenders(tenders: RecordedSale['tenders'], total: number) {
  let left = total;
  return tenders.map(({ kind, share }, index) => {
    const amount = index === tenders.length - 1 ? left : Math.min(left, Math.floor(total * share));
    left -= amount;
    return { kind, amount: paisa(amount) };
  });
}

type Line = Omit<RecordedSale['lines'][number], 'quantity' | 'cost'> & {
  quantity: BaseUnits;
  net: Paisa;
  cost: Paisa | null;
};

function writeLine({ db }: Context, saleId: string, lineNo: number, line: Line): void {
  db.statement(
    `INSERT INTO sale_lines (sale_id, line_no, product_id, category_id, name_bn, name_en, strength, drug_class, base_unit, parts,
       quantity, amount, discount, bill_discount, net, vat_rate_bp, vat_included, cost)
     VALUES (@saleId, @lineNo, @productId, @categoryId, 'পণ্য', '=Goods', '', 'none', 'piece', '[]', @quantity, @amount, @discount,
       0, @net, 0, 0, @cost)`,
  ).run({ saleId, lineNo, ...line });
}

/** Adds a category and a product of it with its name in both languages; gives their ids. */
export function recordProduct(
  context: Context,
  names: { bn: string; en: string; category: string | null },
): { productId: string; categoryId: string | null } {
  const productId = v7();
  const categoryId = names.category === null ? null : v7();
  if (categoryId !== null)
    context.db
      .statement('INSERT INTO categories (id, name_bn, name_en) VALUES (?, ?, ?)')
      .run(categoryId, names.category, names.category);
  context.db
    .statement(
      "INSERT INTO products (id, name_bn, name_en, category_id, base_unit, created_at, updated_at) VALUES (?, ?, ?, ?, 'tablet', 0, 0)",
    )
    .run(productId, names.bn, names.en, categoryId);
  return { productId, categoryId };
}
