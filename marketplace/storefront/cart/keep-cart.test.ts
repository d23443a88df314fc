import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { type CartItem, EMPTY_CART, type KeptLine, kept, putItem } from './cart.ts';
import { cartStore, knownStore } from './cart-store.ts';
import { keepCart } from './keep-cart.ts';

const ACCOUNT = 'account-1';
const SHOP = { nameBn: 'দোকান', nameEn: 'Shop' };

const item = (listingId: string): CartItem => ({
  shopId: 'shop-a',
  listingId,
  packId: 'strip',
  quantity: 1,
  nameBn: listingId,
  nameEn: listingId,
  strength: '',
  unit: 'strip',
  label: '',
  baseQuantity: 10,
  price: 1_200,
  drugClass: 'otc',
  picture: '',
});

const put = (listingId: string) => cartStore.set(putItem(cartStore.get(), item(listingId), SHOP));

/** An account that another device left these listings in; `failures` answers of the cart are lost first. */
function account(listings: readonly string[], failures: number) {
  let lines: readonly KeptLine[] = kept({ ...EMPTY_CART, items: listings.map(item) });
  let left = failures;
  const puts: KeptLine[][] = [];
  const keeping = keepCart(ACCOUNT, {
    get: async () => {
      left -= 1;
      if (left >= 0) throw new Error('lost on the way');
      return { items: lines, gone: [] };
    },
    put: async ({ items }) => {
      left -= 1;
      if (left >= 0) throw new Error('lost on the way');
      lines = items;
      puts.push(items);
    },
  });
  onTestFinished(keeping.stop);
  return {
    keeping,
    puts,
    listings: () => lines.map(({ listingId }) => listingId).sort(),
    /** Another device keeps another cart. */
    keep: (others: readonly string[]) => {
      lines = kept({ ...EMPTY_CART, items: others.map(item) });
    },
    lose: (answers: number) => {
      left = answers;
    },
  };
}

const rest = () => vi.advanceTimersByTimeAsync(5_000);

beforeEach(() => {
  vi.useFakeTimers();
  cartStore.set(EMPTY_CART);
  knownStore.set({ accountId: '', lines: [] });
  return () => void vi.useRealTimers();
});

it('brings in what another device left, and sends both', async () => {
  put('napa');
  const there = account(['seclo'], 0);
  await rest();
  expect(there.listings()).toEqual(['napa', 'seclo']);
  expect(there.puts).toHaveLength(1);
});

it('writes nothing over the account’s cart where it does not come in at first, and asks again by itself', async () => {
  put('napa');
  const there = account(['seclo'], 2);
  await vi.advanceTimersByTimeAsync(400);
  expect(there.puts).toEqual([]);
  await rest();
  expect(there.listings()).toEqual(['napa', 'seclo']);
  expect(kept(cartStore.get())).toHaveLength(2);
  expect(there.puts).toHaveLength(1);
});

it('sends again what did not get through', async () => {
  const there = account(['seclo'], 0);
  await rest();
  there.lose(2);
  put('napa');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(there.listings()).toEqual(['napa', 'seclo']);
  expect(there.puts).toHaveLength(1);
});

it('looks again when somebody comes back to the page: what another device took out goes, what it put in comes', async () => {
  put('napa');
  const there = account(['seclo'], 0);
  await rest();
  there.keep(['napa', 'ace']);
  put('zimax');
  there.keeping.lookAgain();
  await rest();
  expect(there.listings()).toEqual(['ace', 'napa', 'zimax']);
  expect(cartStore.get().items.map(({ listingId }) => listingId)).toEqual(['napa', 'zimax', 'ace']);
});

it('writes nothing over what another device put in while this one stood open', async () => {
  put('napa');
  const there = account([], 0);
  await rest();
  there.keep(['napa', 'seclo']);
  put('zimax');
  await rest();
  expect(there.listings()).toEqual(['napa', 'seclo', 'zimax']);
  expect(cartStore.get().items.map(({ listingId }) => listingId)).toEqual(['napa', 'zimax', 'seclo']);
});

it('looks again also where that was asked for while an answer was on its way', async () => {
  const there = account([], 0);
  await rest();
  there.keeping.lookAgain();
  // The answer under way is already written.
  there.keep(['seclo']);
  there.keeping.lookAgain();
  await rest();
  expect(cartStore.get().items.map(({ listingId }) => listingId)).toEqual(['seclo']);
});

it('sends a change at once to whoever turns away, and nothing where nothing changed', async () => {
  const there = account([], 0);
  await rest();
  there.keeping.atOnce();
  expect(there.puts).toEqual([]);
  put('napa');
  there.keeping.atOnce();
  await vi.advanceTimersByTimeAsync(0);
  expect(there.listings()).toEqual(['napa']);
  await rest();
  expect(there.puts).toHaveLength(1);
});

it('sends nothing after it was stopped', async () => {
  const there = account(['seclo'], 1);
  await vi.advanceTimersByTimeAsync(100);
  put('napa');
  there.keeping.atOnce();
  there.keeping.stop();
  await rest();
  expect(there.puts).toEqual([]);
});
