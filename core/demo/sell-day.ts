import type { CartLineInput, TenderInput } from '../../shared/contract/sales.contract.ts';
import { baseUnits, type Paisa, paisa } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { checkout } from '../sales/index.ts';
import { quoteCart } from '../sales/quote-cart.ts';
import type { Shelved } from './demo-shelf.ts';
import type { Random } from './random.ts';
import { basketSize } from './sales-curve.ts';

const TENDERS = [
  { kind: 'cash', weight: 750 },
  { kind: 'bkash', weight: 95 },
  { kind: 'bangla-qr', weight: 70 },
  { kind: 'nagad', weight: 35 },
  { kind: 'baki', weight: 32 },
  { kind: 'card', weight: 12 },
  { kind: 'rocket', weight: 6 },
] as const;
const NOTES = [10, 20, 50, 100, 200, 500, 1000].map((note) => note * 100);
const TRX_LETTERS = [...'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'];

/** How much of a product somebody asks for, in packs of one kind. */
function askFor(item: Shelved, random: Random): { packId: string; quantity: number } | null {
  const byDefault = item.packs.find(({ isDefault }) => isDefault) ?? item.packs[0];
  if (!byDefault) return null;
  if (item.isLoose) {
    return { packId: byDefault.id, quantity: random.pick([250, 500, 500, 1000, 1000, 1000, 2000, 5000]) };
  }
  const single = item.packs.find(({ baseQuantity }) => baseQuantity === 1);
  if (single && byDefault.baseQuantity > 1 && random.chance(0.35)) {
    return { packId: single.id, quantity: random.pick([2, 3, 4, 5, 6, 6, 7]) };
  }
  const packs = random.pick([1, 1, 1, 1, 2, 2, 3]);
  return { packId: byDefault.id, quantity: packs * byDefault.baseQuantity };
}

function basket(shelf: readonly Shelved[], context: Context, random: Random): CartLineInput[] {
  const lines: CartLineInput[] = [];
  const taken = new Set<string>();
  const wanted = basketSize(random);
  for (let tries = 0; lines.length < wanted && tries < wanted * 4; tries += 1) {
    const item = random.pick(shelf, ({ weight }) => weight);
    const part = askFor(item, random);
    if (!part || taken.has(item.id) || part.quantity > item.left) continue;
    taken.add(item.id);
    item.left -= part.quantity;
    lines.push({
      kind: 'product',
      lineId: context.ports.ids.next(),
      productId: item.id,
      parts: [{ packId: part.packId, quantity: baseUnits(part.quantity) }],
      batchId: null,
      discount: paisa(0),
      acknowledged: ['near-expiry', 'prescription', 'controlled', 'below-cost'],
    });
  }
  return lines;
}

/** What has expired on the shelf is not there to sell: the next delivery brings more. */
function reorder(shelf: readonly Shelved[], line: CartLineInput): void {
  const item = shelf.find(({ id }) => line.kind === 'product' && line.productId === id);
  if (item) item.left = 0;
}

/** What is handed over for an amount: exact, or the next banknote that covers it. */
function handedOver(amount: Paisa, random: Random): Paisa {
  const note = NOTES.find((value) => value >= amount);
  return note !== undefined && random.chance(0.6) ? paisa(note) : amount;
}

function tendersFor(total: Paisa, random: Random): TenderInput[] {
  const { kind } = random.pick(TENDERS, ({ weight }) => weight);
  const trxId = () => Array.from({ length: 10 }, () => random.pick(TRX_LETTERS)).join('');
  if (kind === 'baki') return [{ kind, amount: total }];
  if (kind === 'cash') return [{ kind, amount: total, received: handedOver(total, random) }];
  if (total > 50_000 && random.chance(0.15)) {
    const cash = paisa(Math.floor(total / 20_000) * 10_000);
    return [
      { kind: 'cash', amount: cash, received: cash },
      { kind, amount: paisa(total - cash), trxId: trxId() },
    ];
  }
  return [{ kind, amount: total, trxId: trxId() }];
}

/** Rings up one made-up basket by the counter's own checkout, at the moment the context's clock shows. Nothing where the shelf is bare. */
export function sellBasket(
  context: Context,
  shelf: readonly Shelved[],
  customers: readonly string[],
  random: Random,
): void {
  const asked = basket(shelf, context, random);
  const offer = quoteCart(context, { lines: asked, billDiscount: paisa(0) });
  const short = new Set(offer.lines.filter(({ shortage }) => shortage > 0).map(({ lineId }) => lineId));
  const lines = asked.filter(({ lineId }) => !short.has(lineId));
  for (const line of asked) if (short.has(line.lineId)) reorder(shelf, line);
  if (lines.length === 0) return;
  const full = short.size === 0 ? offer : quoteCart(context, { lines, billDiscount: paisa(0) });
  const isDiscounted = full.total > 30_000 && random.chance(0.12);
  const billDiscount = paisa(isDiscounted ? Math.floor((full.subtotal * 3) / 10_000) * 100 : 0);
  const { total } = isDiscounted ? quoteCart(context, { lines, billDiscount }) : full;
  if (total === 0) return;
  const tenders = tendersFor(total, random);
  const isKnown = tenders.some(({ kind }) => kind === 'baki') || random.chance(0.03);
  checkout(context, {
    saleId: context.ports.ids.next(),
    lines,
    billDiscount,
    customerId: isKnown ? random.pick(customers) : null,
    tenders,
    expectedTotal: total,
    receiptLanguage: null,
    print: false,
    note: '',
  });
}
