import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { MarketGoodsDto, MarketPolicyDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { BaseUnits } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { productRows, searchProducts } from '../catalog/index.ts';
import { appendAudit } from '../db/audit.ts';
import { noteAvailability } from '../stock/index.ts';
import { putPolicy, readPolicy, setSafetyStock } from './goods.repo.ts';
import { noteEverything } from './note-day.ts';
import { beginNoting } from './noting.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { categoryExists, listGoods, nextToChange, setCategories, setPublished } from './publish.repo.ts';
import { readPacks } from './read-packs.ts';

/** What to publish or take off. */
export type PublishInput = {
  what: { kind: 'products'; ids: string[] } | { kind: 'category'; id: string } | { kind: 'all' };
  isPublished: boolean;
};

/** So many products change in one transaction: no sale waits for more. */
const AT_ONCE = 100;
const MOST_HITS = 1000;

function changeSome(context: Context, ids: readonly string[], isPublished: boolean): number {
  const { db, ports } = context;
  const now = ports.clock.now();
  return db.transaction('marketplace.publish', () => {
    const changed = ids.filter((id) => setPublished(db, id, isPublished, now));
    for (const id of changed) noteAvailability(db, id, now, true);
    return changed.length;
  });
}

async function changeAll(context: Context, categoryId: string | null, isPublished: boolean): Promise<number> {
  let changed = 0;
  for (let seq = -1; ; ) {
    const next = nextToChange(context.db, { seq, isPublished, categoryId, limit: AT_ONCE });
    const last = next.at(-1);
    if (!last) return changed;
    changed += changeSome(
      context,
      next.map(({ id }) => id),
      isPublished,
    );
    seq = last.seq;
    await setImmediate();
  }
}

/**
 * Publishes goods or takes them off, in steps so that the counter never waits: some, a category (with all that comes into it from now on), or
 * everything. Answers how many changed. Throws NOT_FOUND_RECORD for an unknown category.
 */
export async function publishGoods(
  context: Context,
  { what, isPublished }: PublishInput,
): Promise<{ changed: number }> {
  const { db, ports, actor, events } = context;
  if (what.kind === 'category') {
    if (!categoryExists(db, what.id))
      throw new Refusal('NOT_FOUND_RECORD', { entity: 'category', id: what.id });
    db.transaction('marketplace.publish-category', () => setCategories(db, what.id, isPublished));
  }
  const changed =
    what.kind === 'products'
      ? changeSome(context, what.ids, isPublished)
      : await changeAll(context, what.kind === 'category' ? what.id : null, isPublished);
  db.transaction('marketplace.publish-audit', () =>
    appendAudit(db, {
      at: ports.clock.now(),
      userId: actor.userId,
      tillId: actor.tillId,
      action: isPublished ? 'marketplace.publish' : 'marketplace.withdraw',
      entity: 'marketplace',
      entityId: what.kind === 'category' ? what.id : what.kind,
      details: { changed },
    }),
  );
  workerOf(db)?.wake();
  events.publish({ type: 'market-sync' });
  return { changed };
}

/** Gives one of the goods a safety stock of its own, or the shop's again. Throws NOT_FOUND_RECORD. */
export function changeSafetyStock(
  { db, ports }: Context,
  { productId, safetyStock }: { productId: string; safetyStock: BaseUnits | null },
): Record<string, never> {
  if (productRows(db, [productId]).length === 0)
    throw new Refusal('NOT_FOUND_RECORD', { entity: 'product', id: productId });
  db.transaction('marketplace.safety-stock', () => {
    setSafetyStock(db, productId, safetyStock);
    noteAvailability(db, productId, ports.clock.now());
  });
  workerOf(db)?.wake();
  return {};
}

/** Changes how the shop offers its goods; everything published is told anew, step by step, and at the next start where this one was cut off. */
export async function savePolicy(context: Context, policy: MarketPolicyDto): Promise<MarketPolicyDto> {
  const { db, ports, actor } = context;
  db.transaction('marketplace.policy', () => {
    if (!isDeepStrictEqual(readPolicy(db), policy))
      appendAudit(db, {
        at: ports.clock.now(),
        userId: actor.userId,
        tillId: actor.tillId,
        action: 'marketplace.policy',
        entity: 'marketplace',
        entityId: 'shop',
        details: policy,
      });
    putPolicy(db, policy);
    beginNoting(db);
  });
  await noteEverything(context);
  workerOf(db)?.wake();
  return readPolicy(db);
}

/** A page of the goods with what is published of them; text ranks as at the counter, at most 1000 hits. */
export function findGoods(
  { db }: Context,
  input: {
    text: string;
    categoryId: string | null;
    show: 'all' | 'published' | 'hidden' | 'parked';
    offset: number;
    limit: number;
  },
): { items: MarketGoodsDto[]; total: number } {
  const { text, ...filter } = input;
  const seqs = text === '' ? null : searchProducts(db, text, MOST_HITS);
  const { items, total } = listGoods(db, { ...filter, seqs });
  const packsOf = readPacks(
    db,
    items.map(({ productId }) => productId),
  );
  return { items: items.map((goods) => ({ ...goods, packs: packsOf(goods.productId) })), total };
}
