import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 } from 'uuid';
import type { contract } from '../../shared/contract/index.ts';
import type { CartLineInput, CheckoutInput, TenderInput } from '../../shared/contract/sales.contract.ts';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { CrashShop, CrashTill } from './crash-shop.ts';

type Client = ContractRouterClient<typeof contract>;

/** What the shop promised: saleId → receipt number and total, as they were answered. */
export type Promised = Map<string, { receiptCode: string; total: number }>;

/** One till that sells without a pause, and remembers what it was answered and what it was not. */
export type TillStream = {
  till: CrashTill;
  /** The sale that was under way when the server died. */
  unanswered: CheckoutInput | null;
  deliveries: number;
};

/** A client that speaks for the till. */
export function clientOf(url: string, till: CrashTill): Client {
  const link = new RPCLink({
    url: `${url}/rpc`,
    headers: { authorization: `Bearer ${till.token}`, 'x-dokani-till': till.tillToken },
  });
  return createORPCClient(link);
}

const below = (limit: number) => Math.floor(Math.random() * limit);

function tendersFor(total: number, hasCustomer: boolean): TenderInput[] {
  const half = paisa(Math.floor(total / 2));
  const rest = paisa(total - half);
  const cash: TenderInput = { kind: 'cash', amount: rest, received: paisa(rest + 500) };
  const choice = below(4);
  if (half === 0 || choice < 2) return [{ kind: 'cash', amount: paisa(total), received: paisa(total) }];
  if (choice === 2 && hasCustomer) return [{ kind: 'baki', amount: half }, cash];
  return [{ kind: 'bkash', amount: half, trxId: v7().replaceAll('-', '').toUpperCase() }, cash];
}

async function nextSale(client: Client, shop: CrashShop): Promise<CheckoutInput> {
  const lines = Array.from({ length: 1 + below(5) }, (): CartLineInput => {
    const goods = below(12) === 0 ? shop.scarce : shop.goods[below(shop.goods.length)];
    const packId = goods?.packs[0] ?? '';
    return {
      kind: 'product',
      lineId: v7(),
      productId: goods?.id ?? '',
      parts: [{ packId, quantity: baseUnits(1 + below(9)) }],
      batchId: null,
      discount: paisa(below(3) === 0 ? 25 : 0),
      acknowledged: [],
    };
  });
  const billDiscount = paisa(below(4) === 0 ? 150 : 0);
  const { total } = await client.sales.quote({ lines, billDiscount });
  const hasCustomer = below(3) === 0;
  return {
    saleId: v7(),
    lines,
    billDiscount,
    customerId: hasCustomer ? shop.customerId : null,
    tenders: tendersFor(total, hasCustomer),
    expectedTotal: total,
    receiptLanguage: null,
    print: below(10) === 0,
    note: '',
  };
}

/** What the other till may cause between a quote and its checkout. */
const EXPECTED: ReadonlySet<string> = new Set(['PRICE_CHANGED', 'OUT_OF_STOCK']);

function whatWasSaid(error: unknown): string {
  return error instanceof ORPCError ? error.code : String(error);
}

/** An answer of the shop: a refusal, or a bug it admits. Anything else means that the server is gone, in mid-answer perhaps. */
function isAnswer(error: unknown): error is ORPCError<string, unknown> {
  return error instanceof ORPCError && (error.defined || error.code === 'INTERNAL');
}

/**
 * PRICE_CHANGED and OUT_OF_STOCK are the refusals a stream may get: the other till took a batch or the last unit between quote
 * and checkout. Such a sale is dropped. The promise resolves when the server is gone.
 */
export async function sellUntilGone(
  url: string,
  stream: TillStream,
  shop: CrashShop,
  promised: Promised,
): Promise<void> {
  const client = clientOf(url, stream.till);
  for (;;) {
    try {
      const input = await nextSale(client, shop);
      if (below(4) === 0) await client.sales.saveDraft(draftOf(input));
      if (below(12) === 0) await deliver(client, shop, stream);
      stream.unanswered = input;
      const sale = await client.sales.checkout(input);
      promised.set(sale.id, { receiptCode: sale.receiptCode, total: sale.total });
      stream.unanswered = null;
    } catch (error) {
      if (!isAnswer(error)) return;
      if (!EXPECTED.has(error.code)) throw error;
      stream.unanswered = null;
    }
  }
}

function draftOf(input: CheckoutInput) {
  const { saleId: id, lines, billDiscount, customerId, receiptLanguage } = input;
  return {
    id,
    state: 'open' as const,
    name: '',
    customerId,
    lines,
    billDiscount,
    receiptLanguage,
    revision: 1,
  };
}

async function deliver(client: Client, shop: CrashShop, stream: TillStream): Promise<void> {
  const productId = shop.goods[below(shop.goods.length)]?.id ?? '';
  const line = {
    productId,
    batchNo: 'C',
    expiry: null,
    quantity: baseUnits(50),
    cost: null,
    mrp: null,
    price: null,
  };
  await client.stock.receive({ deliveryId: v7(), lines: [line], note: 'crash test' });
  stream.deliveries += 1;
}

/** Sends the unanswered sale again, twice at the same time, as an impatient till would; both answers must be one receipt. */
export async function retryUnanswered(
  url: string,
  stream: TillStream,
  promised: Promised,
): Promise<string[]> {
  const input = stream.unanswered;
  if (!input) return [];
  const client = clientOf(url, stream.till);
  const answers = await Promise.allSettled([client.sales.checkout(input), client.sales.checkout(input)]);
  stream.unanswered = null;
  const said = answers.map((answer) =>
    answer.status === 'fulfilled' ? answer.value.receiptCode : whatWasSaid(answer.reason),
  );
  if (said[0] !== said[1]) return [`two answers to one sale: ${said.join(' and ')}`];
  const [answer] = answers;
  if (answer?.status === 'fulfilled')
    promised.set(input.saleId, { receiptCode: answer.value.receiptCode, total: answer.value.total });
  else if (!EXPECTED.has(said[0] ?? '')) return [`a sale that was sent again was answered ${said[0]}`];
  return [];
}
