import { type PriceDoubt, priceDoubts } from '../../../shared/catalog/price-doubt.ts';
import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { amountAt, type Paisa, paisa } from '../../../shared/money/money.ts';
import type { BusinessDay } from '../../../shared/time/business-day.ts';
import {
  emptyReceive,
  type ReceiveForm,
  type ReceiveLine,
  type ReceiveProblems,
  readReceive,
} from '../products/receive-form.ts';

/** One line of a delivery being typed in. */
export type DeliveryLine = { key: string; product: ProductDto; form: ReceiveForm };

/** The delivery with one more line for the product, at the end. */
export function withProduct(
  lines: readonly DeliveryLine[],
  product: ProductDto,
  key: string,
): DeliveryLine[] {
  return [...lines, { key, product, form: emptyReceive(product) }];
}

/**
 * What a delivery says: lines ready for the server when all can be read, problems and doubtful prices per line, and what it cost as far
 * as known.
 */
export function readDelivery(
  lines: readonly DeliveryLine[],
  today: BusinessDay,
): {
  ready: ReceiveLine[] | null;
  problems: ReadonlyMap<string, ReceiveProblems>;
  doubts: ReadonlyMap<string, readonly PriceDoubt[]>;
  cost: Paisa;
} {
  const problems = new Map<string, ReceiveProblems>();
  const doubts = new Map<string, readonly PriceDoubt[]>();
  const ready: ReceiveLine[] = [];
  for (const { key, product, form } of lines) {
    const read = readReceive(form, product, today);
    if (read.problems) problems.set(key, read.problems);
    else ready.push(read.line);
    const doubted = read.line ? priceDoubts(read.line, product) : [];
    if (doubted.length > 0) doubts.set(key, doubted);
  }
  const cost = ready.reduce((sum, line) => sum + (line.cost ? amountAt(line.cost, line.quantity) : 0), 0);
  const isReady = problems.size === 0 && ready.length > 0;
  return { ready: isReady ? ready : null, problems, doubts, cost: paisa(cost) };
}

/** The line that the server refused, with the field where it named one. */
export type RefusedLine = { key: string; field: string | null; error: unknown };

/** Which line a refusal of the whole delivery is about; null where it names none. */
export function refusedLine(
  lines: readonly DeliveryLine[],
  error: unknown,
  data: object | undefined,
): RefusedLine | null {
  if (!data) return null;
  const { line, field } = data as { line?: unknown; field?: unknown };
  const key = typeof line === 'number' ? lines[line]?.key : undefined;
  return key === undefined ? null : { key, field: typeof field === 'string' ? field : null, error };
}
