import type { TenderInput } from '../contract/sales.contract.ts';
import { type Paisa, paisa } from '../money/money.ts';

const NOTES: readonly Paisa[] = [2, 5, 10, 20, 50, 100, 200, 500, 1000].map((taka) => paisa(taka * 100));
/** Notes that people lay together; of the others one alone has to do. */
const LAID_TOGETHER: ReadonlySet<number> = new Set([10, 50, 100, 500, 1000].map((taka) => taka * 100));
const MOST_SUGGESTIONS = 6;
const MOST_NOTES = 25;

/**
 * What a customer is likely to hand over for `due`: the exact amount first, then one note or a few like ones just above it, ascending,
 * at most six in all; a single 500 or 1000 is always among them. Nothing due suggests nothing.
 */
export function quickCash(due: Paisa): Paisa[] {
  if (due <= 0) return [];
  const sums = NOTES.filter((note) => (LAID_TOGETHER.has(note) ? due / note <= MOST_NOTES : note > due))
    .map((note) => Math.ceil(due / note) * note)
    .filter((sum) => sum > due);
  const thousands = Math.ceil(due / 100_000) * 100_000;
  if (thousands > due) sums.push(thousands);
  const likely = [...new Set(sums)].toSorted((a, b) => a - b).slice(0, MOST_SUGGESTIONS - 1);
  return [due, ...likely.map(paisa)];
}

/** How far the tenders have come: `left` is still to pay (negative: too much), `change` goes back to the customer in cash. */
export type Settlement = { tendered: Paisa; left: Paisa; change: Paisa };

/** Adds up the tenders of a sale against its total. */
export function settle(total: Paisa, tenders: readonly TenderInput[]): Settlement {
  let tendered = 0;
  let change = 0;
  for (const tender of tenders) {
    tendered += tender.amount;
    if (tender.kind === 'cash') change += tender.received - tender.amount;
  }
  return { tendered: paisa(tendered), left: paisa(total - tendered), change: paisa(change) };
}

/** The cash tender for what is left to pay out of `received`: less than that pays a part, more gives change. */
export function cashTender(left: Paisa, received: Paisa): TenderInput {
  return { kind: 'cash', amount: paisa(Math.max(0, Math.min(left, received))), received };
}
