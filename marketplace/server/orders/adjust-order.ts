import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import type { ShopAnswer } from '../../../shared/marketplace/sync.contract.ts';
import type { ShopContext } from '../app/market.ts';
import { type PricedLine, priceLine, readListings, totalsOf } from '../cart/index.ts';
import type { Sql } from '../db/market-db.ts';
import { hasPrescription } from '../prescriptions/index.ts';
import { readSettings } from '../settings/index.ts';
import type { OrderChange } from './announce.ts';
import { moveOrder, requireMove } from './move-order.ts';
import { insertLines, type LineRow, type NewLine, readLines, updateLine } from './order-lines.repo.ts';
import { askPrescription, type OrderRow } from './orders.repo.ts';
import { type Held, lockListings, release, reserve } from './stock.repo.ts';

type Adjustment = Extract<ShopAnswer, { kind: 'adjust' }>;
type Substitute = PricedLine & { substituteFor: number };
type Changed = LineRow & { before: number };

function changedLines(lines: readonly LineRow[], adjustment: Adjustment): Changed[] {
  const wanted = new Map(adjustment.lines.map((line) => [line.lineNo, line]));
  for (const lineNo of wanted.keys())
    if (!lines.some((line) => line.line_no === lineNo))
      throw new MarketRefusal('NOT_FOUND_RECORD', { entity: 'order line', id: String(lineNo) });
  return lines.map((line) => {
    // More than was asked is never given: it would have to be reserved and paid for.
    const quantity = Math.min(line.quantity, wanted.get(line.line_no)?.quantity ?? line.quantity);
    return {
      ...line,
      before: line.reserved,
      quantity,
      amount: line.price * quantity,
      reserved: line.base_quantity * quantity,
    };
  });
}

async function substitutesOf(
  sql: Sql,
  context: ShopContext,
  order: OrderRow,
  adjustment: Adjustment,
): Promise<Substitute[]> {
  const proposed = adjustment.lines.flatMap(({ lineNo, substitute }) =>
    substitute ? [{ ...substitute, lineNo }] : [],
  );
  if (proposed.length === 0) return [];
  const listings = await readListings(
    sql,
    context.shopId,
    proposed.map((line) => line.listingId),
  );
  const lines = proposed.map(({ lineNo, ...line }) => ({
    ...priceLine(line, listings.get(line.listingId)),
    substituteFor: lineNo,
  }));
  const listingIds = lines
    .filter((line) => needsPrescription(line.listing.drugClass))
    .map((line) => line.listing.id);
  if (listingIds.length === 0) return lines;
  if (!(await readSettings(sql)).isMedicineOrderable)
    throw new MarketRefusal('MEDICINE_NOT_ORDERABLE', { listingIds });
  if (!(await hasPrescription(sql, order.id)))
    throw new MarketRefusal('PRESCRIPTION_REQUIRED', { listingIds });
  return lines;
}

const toNewLine = (line: Substitute, lineNo: number): NewLine => ({
  lineNo,
  listingId: line.listing.id,
  productId: line.listing.productId,
  nameBn: line.listing.nameBn,
  nameEn: line.listing.nameEn,
  drugClass: line.listing.drugClass,
  nearExpiry: line.listing.nearExpiry,
  packId: line.pack.packId,
  packUnit: line.pack.unit,
  packLabel: line.pack.label,
  baseQuantity: line.pack.baseQuantity,
  price: line.pack.price,
  asked: 0,
  quantity: line.quantity,
  amount: line.amount,
  reserved: line.baseUnits,
  substituteFor: line.substituteFor,
});

/** Gives back what is no longer needed, then takes what is proposed: a shop may offer two strips for one box of the same goods. */
async function rearrange(
  sql: Sql,
  shopId: string,
  changed: readonly Changed[],
  substitutes: readonly Substitute[],
): Promise<void> {
  const freed: Held[] = changed.map((line) => ({
    listingId: line.listing_id,
    baseUnits: line.before - line.reserved,
  }));
  const taken = substitutes.map((line) => ({ listingId: line.listing.id, baseUnits: line.baseUnits }));
  const listingIds = [...freed, ...taken].map((held) => held.listingId);
  await lockListings(sql, shopId, listingIds);
  await release(sql, shopId, freed);
  const short = await reserve(sql, shopId, taken);
  if (short === null) return;
  const asked = taken.reduce((sum, held) => sum + (held.listingId === short ? held.baseUnits : 0), 0);
  throw new MarketRefusal('SOLD_OUT', { lines: [{ listingId: short, asked, left: 0 }] });
}

/**
 * The shop offers less, or something else that is reserved too; the customer then takes or leaves it. An offer of nothing at all is a rejection, or the
 * end of an order that was accepted before. Throws ORDER_STATE,
 * NOT_FOUND_RECORD, NOT_LISTED, SOLD_OUT, PRESCRIPTION_REQUIRED, MEDICINE_NOT_ORDERABLE.
 */
export async function adjustOrder(
  sql: Sql,
  context: ShopContext,
  order: OrderRow,
  adjustment: Adjustment,
): Promise<OrderChange> {
  requireMove(order, 'adjusted', 'shop');
  const changed = changedLines(await readLines(sql, order.id), adjustment);
  const substitutes = await substitutesOf(sql, context, order, adjustment);
  if (substitutes.length === 0 && changed.every((line) => line.quantity === 0))
    return moveOrder(sql, context, order, {
      to: order.status === 'accepted' ? 'cancelled' : 'rejected',
      by: 'shop',
      note: adjustment.note,
      shopNote: adjustment.note,
    });

  await rearrange(sql, order.shop_id, changed, substitutes);
  if (substitutes.some((line) => needsPrescription(line.listing.drugClass)))
    await askPrescription(sql, order.id);
  for (const line of changed) await updateLine(sql, order.id, { ...line, lineNo: line.line_no });
  if (substitutes.length > 0)
    await insertLines(
      sql,
      order.id,
      order.shop_id,
      substitutes.map((line, index) => toNewLine(line, changed.length + index + 1)),
    );
  const amounts = [...changed, ...substitutes].map((line) => line.amount);
  const terms =
    order.promo_code === '' ? null : { percentBp: order.promo_percent_bp, amount: order.promo_amount };
  const { subtotal, discount, total } = totalsOf(amounts, terms, order.delivery_fee);
  return moveOrder(sql, context, order, {
    to: 'adjusted',
    by: 'shop',
    note: adjustment.note,
    shopNote: adjustment.note,
    subtotal,
    discount,
    total,
  });
}
