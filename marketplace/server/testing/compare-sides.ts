import type { MarketDb } from '../db/market-db.ts';

/** Rows of a query on the file of a shop's program. */
export type ShopRows = <Row>(sql: string, parameters?: Record<string, unknown>) => Row[];

type ShopGoods = { listing: string; isPublished: number; available: number; promised: number };
type Listing = { id: string; isPublished: boolean; available: number; reserved: number; held: number };
type ShopOrder = { id: string; status: string; sales: number; problem: string };
type MarketOrder = { id: string; status: string; receiptCode: string };

/** Published as docs/selling-online.md says, short-dated goods not marked down: on hand, as the counter may sell it today, less the safety stock. */
const SHOP_GOODS = `SELECT coalesce(g.listing, p.id) AS listing, p.is_published AS isPublished,
    max(0, p.is_counted * coalesce((SELECT sum(on_hand) FROM batches WHERE product_id = p.id AND status = 'ok' AND coalesce(expiry, '9999') >= @today), 0)
      - coalesce(g.safety_stock, (SELECT safety_stock FROM market_policy), 0)) AS available,
    coalesce((SELECT sum(quantity) FROM market_reservations WHERE product_id = p.id), 0) AS promised
  FROM products AS p LEFT JOIN market_goods AS g ON g.product_id = p.id`;

const LISTINGS = `SELECT id, is_published AS "isPublished", available::int, reserved::int,
    (SELECT coalesce(sum(reserved), 0)::int FROM order_lines WHERE listing_id = l.id) AS held FROM listings AS l`;

const SHOP_ORDERS = `SELECT o.id, o.status, o.problem, (SELECT count(*) FROM sales WHERE id = o.sale_id) AS sales FROM market_orders AS o`;

async function compareGoods(shop: ShopRows, market: MarketDb, today: string): Promise<string[]> {
  const listings = new Map((await market.query<Listing>(LISTINGS)).map((listing) => [listing.id, listing]));
  return shop<ShopGoods>(SHOP_GOODS, { today }).flatMap(({ listing, isPublished, available, promised }) => {
    const theirs = listings.get(listing);
    if (!theirs) return isPublished === 1 ? [`${listing} is published here and unknown there`] : [];
    const said = JSON.stringify({ isPublished, available, promised });
    const isSame =
      theirs.isPublished === (isPublished === 1) &&
      theirs.reserved === promised &&
      theirs.held === promised &&
      (!theirs.isPublished || theirs.available === available);
    return isSame ? [] : [`${listing} is ${said} here and ${JSON.stringify(theirs)} there`];
  });
}

async function compareOrders(shop: ShopRows, market: MarketDb): Promise<string[]> {
  const theirs = await market.query<MarketOrder>(
    'SELECT id, status, receipt_code AS "receiptCode" FROM orders',
  );
  const mine = new Map(shop<ShopOrder>(SHOP_ORDERS).map((order) => [order.id, order]));
  const faults = theirs.flatMap(({ id, status, receiptCode }) => {
    const order = mine.get(id);
    if (!order) return [`order ${id} (${status}) is unknown here`];
    const sales = shop('SELECT 1 FROM sales WHERE receipt_code = @receiptCode', { receiptCode }).length;
    const isSame =
      order.status === status && (status === 'completed' ? order.sales === 1 && sales === 1 : sales === 0);
    // Rung up without a line while its customer cancelled it: the sale stands, and the shop must have been told.
    const isTold = status === 'completed' || order.sales === 0 || order.problem !== '';
    return isSame && isTold
      ? []
      : [`order ${id} is ${status} there, with ${sales} receipts, and ${JSON.stringify(order)} here`];
  });
  if (mine.size !== theirs.length) faults.push(`${mine.size} orders here, ${theirs.length} there`);
  return faults;
}

async function findTwice(shop: ShopRows, market: MarketDb): Promise<string[]> {
  // What was accepted may be changed and accepted again, so only a step that follows itself, and an end, is one too many.
  const steps = await market.query(
    `SELECT order_id, status FROM (SELECT *, lag(status) OVER (PARTITION BY order_id ORDER BY seq) AS before FROM order_events) AS e
     WHERE status = before OR before IN ('completed', 'rejected', 'cancelled', 'expired')`,
  );
  const completions = shop(
    "SELECT order_id, count(*) AS times FROM market_answers WHERE kind = 'complete' GROUP BY order_id HAVING count(*) > 1",
  );
  return [...steps, ...completions].map((row) => `happened twice: ${JSON.stringify(row)}`);
}

/**
 * What differs between the file of a shop, whose queue is empty, and a marketplace with no other shop, in words; empty where published numbers, promises and
 * orders are the same on both sides, every completed order is one receipt, and nothing happened twice. `today` is the shop's business day.
 */
export async function compareSides(shop: ShopRows, market: MarketDb, today: string): Promise<string[]> {
  return [
    ...(await compareGoods(shop, market, today)),
    ...(await compareOrders(shop, market)),
    ...(await findTwice(shop, market)),
  ];
}
