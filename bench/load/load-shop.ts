import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { connectShop } from '../../e2e/connect-shop.ts';
import { EGG, inDays, receive, shelve } from '../../e2e/goods.ts';
import type { MarketNodes } from '../../e2e/market-node.ts';
import { MarketPeople } from '../../e2e/market-people.ts';
import { type SignedIn, type StoreApi, setUpShop } from '../../e2e/store-client.ts';
import type { ShopRows } from '../../marketplace/server/testing/compare-sides.ts';
import type { CheckoutInput } from '../../shared/contract/sales.contract.ts';
import { baseUnits } from '../../shared/money/money.ts';
import { startHost } from '../make-host.ts';
import type { LoadSize } from './run-load.ts';

/** A shop whose real program runs in a process of its own, with one of its goods published. */
export type LoadShop = {
  /** Whoever stands at its till, with the program's API. */
  owner: SignedIn;
  /** Its file, for reading. */
  file: Database.Database;
  rows: ShopRows;
  /** The goods, which are listed under their own id; sold by the piece for `price` paisa. */
  goods: { id: string; packId: string; price: number };
  stop(): Promise<void>;
};

/** The goods come in so many batches, one expiring after the other. */
const BATCHES = 3;

async function stockUp(api: StoreApi, pieces: number): Promise<LoadShop['goods']> {
  const share = Math.ceil(pieces / BATCHES);
  const batches = Array.from({ length: BATCHES }, (_, at) => ({
    stock: Math.min(share, pieces - at * share),
    batchNo: `LOT-${at + 1}`,
    expiry: inDays(400 + 30 * at),
  }));
  const [first, ...others] = batches;
  const { id, packs } = await shelve(api, { ...EGG, ...first });
  for (const batch of others) await receive(api, id, batch);
  return { id, packId: packs[0]?.id ?? '', price: packs[0]?.price ?? 0 };
}

/** Sets the shop up by its own program, with its goods received. */
export async function openLoadShop(size: LoadSize): Promise<LoadShop> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-load-shop-'));
  const host = await startHost(folder);
  const file = new Database(path.join(folder, 'shop.sqlite'), { readonly: true });
  const stop = async () => {
    file.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const owner = await setUpShop(host.url, 'en', 'pharmacy');
    const goods = await stockUp(owner.api, size.units + size.safety);
    await owner.api.marketplace.savePolicy({ safetyStock: baseUnits(size.safety), nearExpiry: null });
    const rows: ShopRows = (sql, parameters) => file.prepare(sql).all(parameters ?? {}) as never;
    return { owner, file, rows, goods, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Registers the shop at the marketplace's first node, approved, with everything published. Answers its id there. */
export function publishShop({ owner }: LoadShop, nodes: MarketNodes): Promise<string> {
  const url = nodes.urls[0] ?? '';
  return connectShop(owner, new MarketPeople({ ...nodes, url }), url);
}

/** Rings up these lines for exact cash, as the till would. */
export async function ringUp(
  { owner: { api } }: LoadShop,
  { saleId, lines, billDiscount }: Pick<CheckoutInput, 'saleId' | 'lines' | 'billDiscount'>,
): Promise<void> {
  const { total } = await api.sales.quote({ lines, billDiscount });
  await api.sales.checkout({
    saleId,
    lines,
    billDiscount,
    tenders: [{ kind: 'cash', amount: total, received: total }],
    expectedTotal: total,
    print: false,
  });
}
