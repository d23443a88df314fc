import type { ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { amountAt, type Paisa, paisa } from '../../../shared/money/money.ts';
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

/** What a delivery says: lines ready for the server when all can be read, problems per line, and what it cost as far as known. */
export function readDelivery(lines: readonly DeliveryLine[]): {
  ready: ReceiveLine[] | null;
  problems: ReadonlyMap<string, ReceiveProblems>;
  cost: Paisa;
} {
  const problems = new Map<string, ReceiveProblems>();
  const ready: ReceiveLine[] = [];
  for (const { key, product, form } of lines) {
    const read = readReceive(form, product);
    if (read.problems) problems.set(key, read.problems);
    else ready.push(read.line);
  }
  const cost = ready.reduce((sum, line) => sum + (line.cost ? amountAt(line.cost, line.quantity) : 0), 0);
  return { ready: problems.size === 0 && ready.length > 0 ? ready : null, problems, cost: paisa(cost) };
}
