import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../shared/contract/events.contract.ts';
import type { DraftDto } from '../../shared/contract/sales.contract.ts';
import { paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { checkout } from './checkout.ts';
import { discardDraft } from './discard-draft.ts';
import { findDraft } from './drafts.repo.ts';
import { listDrafts } from './list-drafts.ts';
import { pruneHeld } from './prune-held.ts';
import { saveDraft } from './save-draft.ts';

const DAY = 24 * 3_600_000;

function till() {
  const shop = createTestShop();
  const heard: ShopEvent['type'][] = [];
  const events = { ...shop.events, publish: (event: ShopEvent) => void heard.push(event.type) };
  const context: Context = { ...actAs(shop, 'owner'), events };
  const goods = addGoods(shop);
  const draft = (change: Partial<DraftDto>): DraftDto => ({
    id: shop.ports.ids.next(),
    state: 'open',
    name: '',
    customerId: null,
    lines: [lineOf(shop, goods, 1)],
    billDiscount: paisa(0),
    receiptLanguage: null,
    revision: 1,
    ...change,
  });
  const told = () => heard.splice(0).filter((type) => type === 'drafts-changed').length;
  return { shop, context, goods, draft, told };
}

describe('what tills hear of carts', () => {
  it('is that one was put aside, taken up or thrown away, and nothing of a scan', () => {
    const { context, draft, told } = till();
    const cart = draft({});
    for (const revision of [1, 2, 3]) saveDraft(context, { ...cart, revision });
    expect(told()).toBe(0);
    saveDraft(context, { ...cart, state: 'held', revision: 4 });
    expect(told()).toBe(1);
    saveDraft(context, { ...cart, revision: 5 });
    expect(told()).toBe(1);
    saveDraft(context, { ...cart, revision: 6 });
    expect(told()).toBe(0);
    discardDraft(context, { id: cart.id });
    expect(told()).toBe(1);
  });

  it('is nothing of a cart that is paid, unless it was put aside', () => {
    const { shop, context, goods, draft, told } = till();
    for (const state of ['open', 'held'] as const) {
      const input = checkoutInput(context, [lineOf(shop, goods, 1)]);
      saveDraft(context, draft({ id: input.saleId, state }));
      told();
      checkout(context, input);
      expect(told()).toBe(state === 'held' ? 1 : 0);
    }
  });
});

describe('the list of held carts', () => {
  it('has the newest 200', () => {
    const { shop, context, draft } = till();
    for (let index = 0; index < 203; index += 1) {
      shop.clock.advance(1000);
      saveDraft(context, draft({ state: 'held', name: `held ${index}` }));
    }
    const { items } = listDrafts(context);
    expect(items).toHaveLength(200);
    expect([items[0]?.name, items.at(-1)?.name]).toEqual(['held 202', 'held 3']);
  });

  it('forgets what nobody took up in half a year, with a note, and never an open cart', () => {
    const { shop, context, draft } = till();
    const [held, open, young] = [draft({ state: 'held' }), draft({}), draft({ state: 'held' })];
    saveDraft(context, held);
    saveDraft(context, open);
    shop.clock.advance(DAY);
    saveDraft(context, young);
    shop.clock.advance(180 * DAY - 1);
    expect(pruneHeld(context)).toBe(false);
    expect([held, open, young].map(({ id }) => findDraft(shop.db, id) !== undefined)).toEqual([
      false,
      true,
      true,
    ]);
    const noted = shop.db.sqlite
      .prepare("SELECT entity_id, user_id FROM audit WHERE action = 'draft.discard'")
      .all();
    expect(noted).toEqual([{ entity_id: held.id, user_id: null }]);
  });
});
