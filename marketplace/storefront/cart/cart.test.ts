import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  byShop,
  type Cart,
  type CartItem,
  EMPTY_CART,
  holdsAll,
  type KeptLine,
  type KnownStock,
  kept,
  knownStock,
  LIMITS,
  mergeKept,
  mostOf,
  putItem,
  readCart,
  readKnown,
  roomFor,
  setQuantity,
  shortIn,
  withoutShop,
} from './cart.ts';

const napa: CartItem = {
  shopId: 'shop-a',
  listingId: 'napa',
  packId: 'strip',
  quantity: 1,
  nameBn: 'নাপা',
  nameEn: 'Napa',
  strength: '500 mg',
  unit: 'strip',
  label: '',
  baseQuantity: 10,
  price: 1200,
  drugClass: 'otc',
  picture: '',
};
const shop = { nameBn: 'ক', nameEn: 'A' };
const held = (items: readonly KeptLine[], gone: readonly KeptLine[] = []) => ({ items, gone });
const put = (cart: Cart, item: Partial<CartItem> = {}) => putItem(cart, { ...napa, ...item }, shop);

describe('the cart', () => {
  it('holds the most of a pack that was put in: a second press and a basket taken twice add nothing, and a smaller one takes nothing out', () => {
    const cart = put(put(EMPTY_CART, { quantity: 2 }), { quantity: 3 });
    expect(cart.items.map(({ quantity }) => quantity)).toEqual([3]);
    expect(put(cart, { quantity: 3 })).toEqual(cart);
    expect(put(cart, { quantity: 1 })).toEqual(cart);
  });

  it('knows which lines it holds, so many or more', () => {
    const cart = put(EMPTY_CART, { quantity: 2 });
    const ask = (quantity: number, packId = 'strip') =>
      holdsAll(cart, [{ shopId: 'shop-a', listingId: 'napa', packId, quantity }]);
    expect([ask(1), ask(2), ask(3), ask(1, 'box')]).toEqual([true, true, false, false]);
  });

  it('takes the newer price when a pack comes again', () => {
    expect(put(put(EMPTY_CART), { price: 1300 }).items[0]?.price).toBe(1300);
  });

  it('keeps packs and shops apart', () => {
    const cart = put(put(put(EMPTY_CART), { packId: 'box' }), { shopId: 'shop-b' });
    expect(cart.items).toHaveLength(3);
    expect(byShop(cart).map(({ shopId, items }) => [shopId, items.length])).toEqual([
      ['shop-a', 2],
      ['shop-b', 1],
    ]);
  });

  it('takes a line out at zero, and the lines of a shop that was ordered from', () => {
    expect(setQuantity(put(EMPTY_CART), napa, 0).items).toEqual([]);
    const two = put(put(EMPTY_CART), { shopId: 'shop-b' });
    expect(withoutShop(two, 'shop-a').items.map(({ shopId }) => shopId)).toEqual(['shop-b']);
  });

  it('stays as it is when it is full', () => {
    let cart = EMPTY_CART;
    for (let line = 0; line < LIMITS.lines; line += 1) cart = put(cart, { listingId: `l${line}` });
    expect(put(cart, { listingId: 'one more' })).toBe(cart);
    expect(put(cart, { listingId: 'l0', quantity: 2 }).items[0]?.quantity).toBe(2);
  });

  it('knows how many more packs fit into what is left, other packs of the listing counted', () => {
    const cart = put(put(EMPTY_CART, { quantity: 2 }), { packId: 'tablet', baseQuantity: 1, quantity: 3 });
    expect(roomFor(cart, napa, { baseQuantity: 10 }, 45)).toBe(2);
    expect(roomFor(cart, napa, { baseQuantity: 1 }, 45)).toBe(22);
    expect(roomFor(cart, napa, { baseQuantity: 10 }, 0)).toBe(0);
  });

  it('is short of a line that is sold out, and of the packs of a listing that together ask for too much', () => {
    const two = put(put(EMPTY_CART, { quantity: 2 }), { packId: 'tablet', baseQuantity: 1, quantity: 3 });
    const short = (cart: Cart, left: number | undefined) =>
      shortIn(cart.items, () => (left === undefined ? undefined : { left, isMore: false, asked: 23 })).map(
        ({ packId }) => packId,
      );
    expect(short(two, 23)).toEqual([]);
    expect(short(two, 22)).toEqual(['strip', 'tablet']);
    expect(short(put(EMPTY_CART), 0)).toEqual(['strip']);
    // Not yet heard of: nothing is known against it.
    expect(short(two, undefined)).toEqual([]);
  });

  it('asks for any number beyond the bound until the shop said no, and then for less than that', () => {
    const cart = put(EMPTY_CART, { quantity: 30 });
    const short = (stock: KnownStock) => shortIn(cart.items, () => stock).length;
    expect(short({ left: 200, isMore: true, asked: 0 })).toBe(0);
    expect(short({ left: 300, isMore: true, asked: 300 })).toBe(0);
    expect(short({ left: 200, isMore: true, asked: 300 })).toBe(1);
    expect(short({ left: 200, isMore: true, asked: 310 })).toBe(0);
    const [item] = cart.items;
    expect(item && mostOf(cart.items, item, Number.POSITIVE_INFINITY)).toBe(LIMITS.quantity);
  });

  it('goes by what was heard since the quote, except that there is more than the bound', () => {
    const no = { left: 200, isMore: true, asked: 300 };
    const few = { left: 30, isMore: false, asked: 10 };
    const more = { left: 200, isMore: true };
    expect(knownStock(no, undefined)).toEqual(no);
    expect(knownStock(no, more)).toEqual(no);
    expect(knownStock(few, more)).toEqual({ ...more, asked: 0 });
    expect(knownStock(no, { left: 0, isMore: false })).toEqual({ left: 0, isMore: false, asked: 0 });
    expect(knownStock(undefined, more)).toEqual({ ...more, asked: 0 });
    expect(knownStock(undefined, undefined)).toBeUndefined();
  });

  it('never doubles anything by signing in twice', () => {
    const line = fc.record({
      shopId: fc.constantFrom('a', 'b'),
      listingId: fc.constantFrom('x', 'y', 'z'),
      packId: fc.constantFrom('p', 'q'),
      quantity: fc.integer({ min: 1, max: 20 }),
    });
    const selector = ({ shopId, listingId, packId }: KeptLine) => `${shopId}${listingId}${packId}`;
    const account = fc.uniqueArray(line, { maxLength: 8, selector });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), account, (here, there) => {
        const cart = here.reduce((so, each) => put(so, each), EMPTY_CART);
        const once = mergeKept(cart, held(there));
        expect(mergeKept(once, held(kept(once)))).toEqual(once);
        expect(mergeKept(once, held(there))).toEqual(once);
        const refs = kept(once).map(({ shopId, listingId, packId }) => `${shopId}${listingId}${packId}`);
        expect(new Set(refs).size).toBe(refs.length);
      }),
    );
  });

  it('leaves out what was taken out here before the account heard of it, and takes what came in elsewhere', () => {
    const zimax = { ...napa, listingId: 'zimax' };
    const known = kept(put(put(EMPTY_CART, { quantity: 2 }), zimax));
    // Napa was taken out and the page left at once: the account still holds it.
    const here = put(EMPTY_CART, { ...zimax, quantity: 3 });
    expect(kept(mergeKept(here, held(known), known))).toEqual(kept(here));
    // Another device raised it since, or put it in: that is somebody's newer word.
    const raised = known.map((line) => ({ ...line, quantity: 5 }));
    expect(
      kept(mergeKept(here, held(raised), known)).map(({ listingId, quantity }) => [listingId, quantity]),
    ).toEqual([
      ['zimax', 5],
      ['napa', 5],
    ]);
    expect(mergeKept(EMPTY_CART, held(known), []).items).toHaveLength(2);
  });

  it('loses what another device took out or ordered, but nothing that was changed here since', () => {
    const zimax = { ...napa, listingId: 'zimax' };
    const here = put(put(EMPTY_CART, { quantity: 2 }), zimax);
    const known = kept(here);
    const quantities = (cart: Cart) => cart.items.map(({ listingId, quantity }) => [listingId, quantity]);
    expect(quantities(mergeKept(here, held(known.slice(1)), known))).toEqual([['zimax', 1]]);
    expect(quantities(mergeKept(here, held([]), []))).toEqual(quantities(here));
    const raised = setQuantity(here, napa, 5);
    expect(quantities(mergeKept(raised, held(known.slice(1)), known))).toEqual(quantities(raised));
    // Lowered there, untouched here; lowered here, untouched there.
    const lowered = known.map((line) => ({ ...line, quantity: 1 }));
    expect(quantities(mergeKept(here, held(lowered), known))).toEqual(
      quantities({ ...here, ...setQuantity(here, napa, 1) }),
    );
    expect(quantities(mergeKept(setQuantity(here, napa, 1), held(known), known))[0]).toEqual(['napa', 1]);
  });

  it('still shows what no shop offers any more, and brings no such line in', () => {
    const here = put(EMPTY_CART);
    expect(mergeKept(here, held([], kept(here)), kept(here))).toEqual(here);
    expect(mergeKept(EMPTY_CART, held([], kept(here))).items).toEqual([]);
  });

  it('is what an account was last known to hold only for that account', () => {
    const lines = kept(put(EMPTY_CART));
    expect(readKnown(JSON.parse(JSON.stringify({ accountId: 'me', lines })))).toEqual({
      accountId: 'me',
      lines,
    });
    for (const odd of [null, 7, 'x', [], {}, { accountId: 7, lines }, { accountId: 'me', lines: 'x' }])
      expect(readKnown(odd)).toEqual({ accountId: '', lines: [] });
  });

  it('is read again from what a browser kept, without lines that make no sense', () => {
    const cart = put(EMPTY_CART);
    expect(readCart(JSON.parse(JSON.stringify(cart)))).toEqual(cart);
    expect(
      readCart({ items: [napa, { ...napa, quantity: -1 }, { ...napa, price: 'x' }, 7, null] }).items,
    ).toEqual([napa]);
    const { strength: _strength, ...older } = napa;
    expect(readCart({ items: [older] }).items).toEqual([{ ...napa, strength: '' }]);
    for (const odd of [null, 7, 'x', [], {}, { items: 'x' }]) expect(readCart(odd)).toEqual(EMPTY_CART);
  });
});
