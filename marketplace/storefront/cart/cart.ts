import type { DrugClass } from '../../../shared/marketplace/listing.ts';
import { mostToAsk, type StockBand } from '../../../shared/marketplace/stock-band.ts';

/** A line of the cart, with what was on the page when it was put in: what it costs now the server says. */
export type CartItem = {
  shopId: string;
  listingId: string;
  packId: string;
  /** In packs. */
  quantity: number;
  nameBn: string;
  nameEn: string;
  strength: string;
  unit: string;
  label: string;
  baseQuantity: number;
  price: number;
  drugClass: DrugClass;
  picture: string;
};

/** The cart of this browser: lines of several shops, each of which is an order of its own. */
export type Cart = {
  items: readonly CartItem[];
  shops: Readonly<Record<string, { nameBn: string; nameEn: string }>>;
};

export const EMPTY_CART: Cart = { items: [], shops: {} };

/** Most packs of a line, lines of a shop, and lines at all: the limits of the contract. */
export const LIMITS = { quantity: 10_000, lines: 50, items: 100 } as const;

type Ref = Pick<CartItem, 'shopId' | 'listingId' | 'packId'>;
/** What the server keeps of a line. */
export type KeptLine = Ref & { quantity: number };

const isSame = (a: Ref, b: Ref) =>
  a.shopId === b.shopId && a.listingId === b.listingId && a.packId === b.packId;

const lineIn = <Line extends Ref>(lines: readonly Line[], ref: Ref) =>
  lines.find((line) => isSame(line, ref));

const within = (quantity: number) => Math.min(LIMITS.quantity, Math.max(0, Math.floor(quantity)));

/** What is known of a listing's stock, and how many base units were asked for when that was said. */
export type KnownStock = StockBand & { asked: number };

/** Of what the quote said and what was heard since, what holds: that there is more than the bound says nothing new to who was told so with the quote. */
export function knownStock(
  quoted: KnownStock | undefined,
  heard: StockBand | undefined,
): KnownStock | undefined {
  if (!heard || (heard.isMore && quoted?.isMore)) return quoted;
  return { left: heard.left, isMore: heard.isMore, asked: 0 };
}

/** How many more packs fit into what is left of a listing: other packs of it in the cart are taken off first. */
export function roomFor(cart: Cart, ref: Ref, pack: { baseQuantity: number }, left: number): number {
  const taken = cart.items
    .filter((item) => item.listingId === ref.listingId && item.shopId === ref.shopId)
    .reduce((sum, item) => sum + item.quantity * item.baseQuantity, 0);
  return Math.max(0, Math.floor((left - taken) / pack.baseQuantity));
}

/** The most packs of a line that can be had of `left` base units, what other packs of the same listing take counted. */
export function mostOf(items: readonly CartItem[], item: CartItem, left: number): number {
  const others = { ...EMPTY_CART, items: items.filter((each) => !isSame(each, item)) };
  return Math.min(LIMITS.quantity, roomFor(others, item, item, left));
}

/** The lines that ask for more than there is; `stockOf` says what is known of a line's stock, undefined where that is nothing yet. */
export function shortIn(
  items: readonly CartItem[],
  stockOf: (item: CartItem) => KnownStock | undefined,
): readonly CartItem[] {
  return items.filter((item) => {
    const stock = stockOf(item);
    return stock !== undefined && mostOf(items, item, mostToAsk(stock, stock.asked)) < item.quantity;
  });
}

/**
 * The cart with the item in it, so many as it says or as there were, whichever is more: put in again, by a second press or by the same basket taken
 * twice, nothing is added, and a basket that asks for less takes nothing out. A full cart stays as it is.
 */
export function putItem(cart: Cart, item: CartItem, shop: { nameBn: string; nameEn: string }): Cart {
  const shops = { ...cart.shops, [item.shopId]: { nameBn: shop.nameBn, nameEn: shop.nameEn } };
  const before = cart.items.find((each) => isSame(each, item));
  if (before) {
    const newer = { ...item, quantity: within(Math.max(before.quantity, item.quantity)) };
    return { shops, items: cart.items.map((each) => (each === before ? newer : each)) };
  }
  const ofShop = cart.items.filter(({ shopId }) => shopId === item.shopId).length;
  if (cart.items.length >= LIMITS.items || ofShop >= LIMITS.lines) return cart;
  return { shops, items: [...cart.items, { ...item, quantity: within(item.quantity) }] };
}

/** The cart with another quantity on a line; 0 takes it out. */
export function setQuantity(cart: Cart, ref: Ref, quantity: number): Cart {
  const items = cart.items.flatMap((item) => {
    if (!isSame(item, ref)) return [item];
    return within(quantity) === 0 ? [] : [{ ...item, quantity: within(quantity) }];
  });
  return { ...cart, items };
}

/** The cart without the lines of a shop, after they were ordered. */
export function withoutShop(cart: Cart, shopId: string): Cart {
  return { ...cart, items: cart.items.filter((item) => item.shopId !== shopId) };
}

/** The lines by shop, in the order in which the shops came in. */
export function byShop(cart: Cart): { shopId: string; items: readonly CartItem[] }[] {
  const groups = Map.groupBy(cart.items, ({ shopId }) => shopId);
  return [...groups].map(([shopId, items]) => ({ shopId, items }));
}

/** True where every one of these lines is in the cart, so many as it says or more. */
export function holdsAll(cart: Cart, lines: readonly KeptLine[]): boolean {
  return lines.every((line) => (lineIn(cart.items, line)?.quantity ?? 0) >= line.quantity);
}

/** What the server should keep of the cart. */
export function kept(cart: Cart): KeptLine[] {
  return cart.items.map(({ shopId, listingId, packId, quantity }) => ({
    shopId,
    listingId,
    packId,
    quantity,
  }));
}

type Kept = { items: readonly KeptLine[]; gone: readonly KeptLine[] };

/** A line that another device put in: what it is the server says with its price. */
function fromElsewhere(line: KeptLine): CartItem {
  const unknown = { nameBn: '', nameEn: '', unit: '', label: '', baseQuantity: 1, price: 0, picture: '' };
  return { ...line, ...unknown, strength: '', drugClass: 'none' };
}

/**
 * This browser's cart with what the account holds now, by what the account was last known to hold (`known`): what changed in one of the two alone
 * counts, also that a line was taken out; where both changed a line, the larger quantity, so that signing in twice never doubles anything. A line
 * that no shop offers any more (`gone`) stays here, to be seen as such, and is not brought in from elsewhere.
 */
export function mergeKept(cart: Cart, { items: there, gone }: Kept, known: readonly KeptLine[] = []): Cart {
  const held = [...there, ...gone];
  const isAsKnown = (line: KeptLine) => lineIn(known, line)?.quantity === line.quantity;
  const stayed = cart.items.flatMap((item) => {
    const line = lineIn(held, item);
    if (!line) return isAsKnown(item) ? [] : [item];
    if (isAsKnown(line)) return [item];
    const quantity = isAsKnown(item) ? line.quantity : Math.max(item.quantity, line.quantity);
    return [{ ...item, quantity: within(quantity) }];
  });
  const news = there.filter((line) => !lineIn(cart.items, line) && !isAsKnown(line));
  const room = Math.max(0, LIMITS.items - stayed.length);
  return { ...cart, items: [...stayed, ...news.slice(0, room).map(fromElsewhere)] };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function isItem(value: unknown): value is CartItem {
  if (typeof value !== 'object' || value === null) return false;
  const item = value as Partial<Record<keyof CartItem, unknown>>;
  const texts = [item.shopId, item.listingId, item.packId, item.nameBn, item.nameEn, item.unit, item.label];
  return (
    [...texts, item.picture, item.drugClass].every(isText) &&
    [item.quantity, item.baseQuantity, item.price].every(isCount)
  );
}

/** What an account held when this browser last heard of it or told it. */
export type Known = { accountId: string; lines: readonly KeptLine[] };

function isKeptLine(value: unknown): value is KeptLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Partial<Record<keyof KeptLine, unknown>>;
  return [line.shopId, line.listingId, line.packId].every(isText) && isCount(line.quantity);
}

/** The same out of what a browser kept; nobody's where it cannot be read. */
export function readKnown(found: unknown): Known {
  const { accountId, lines } = (typeof found === 'object' && found !== null ? found : {}) as Partial<Known>;
  if (!isText(accountId) || !Array.isArray(lines)) return { accountId: '', lines: [] };
  return { accountId, lines: lines.filter(isKeptLine) };
}

/** A cart out of what a browser kept; lines that cannot be read are left out. */
export function readCart(found: unknown): Cart {
  if (typeof found !== 'object' || found === null) return EMPTY_CART;
  const { items, shops } = found as { items?: unknown; shops?: unknown };
  if (!Array.isArray(items)) return EMPTY_CART;
  return {
    items: items
      .filter(isItem)
      .filter(({ quantity, baseQuantity }) => quantity > 0 && baseQuantity > 0)
      // A page of before kept no strength; the server says it with the price.
      .map((item) => ({ ...item, strength: isText(item.strength) ? item.strength : '' })),
    shops: typeof shops === 'object' && shops !== null ? (shops as Cart['shops']) : {},
  };
}
