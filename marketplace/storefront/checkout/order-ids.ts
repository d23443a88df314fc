import { ORPCError } from '@orpc/client';
import { v7 as uuidv7 } from 'uuid';
import type { OrderDto } from '../../../shared/marketplace/order.ts';
import { isFinal } from '../../../shared/marketplace/order-status.ts';

type Kept = { contents: string; id: string };
type Asked = { shopId: string; prescriptionIds?: readonly string[] };

/** The ids of orders that were sent and not yet shown to the customer, one for each shop. */
export type OrderIds = {
  /**
   * The same id for the same contents, so that a second press after a lost answer finds the first order; other contents, another id. Photos do not
   * count: a reload drops them, and what is taken again is the same prescription.
   */
  idOf(contents: Asked): string;
  /** The order is shown to its customer: the same contents are another order from now on. */
  forget(contents: Asked): void;
};

const keyOf = ({ shopId }: Asked) => `market.order.${shopId}`;

function read(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null;
    return typeof kept?.id === 'string' && typeof kept.contents === 'string'
      ? { id: kept.id, contents: kept.contents }
      : null;
  } catch {
    return null;
  }
}

/** Keeps ids in the tab's own storage, through reloads; where a browser refuses it, as long as the page. */
export function createOrderIds(
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  make: () => string = uuidv7,
): OrderIds {
  const here = new Map<string, Kept>();
  const find = (key: string) => {
    try {
      return read(storage().getItem(key));
    } catch {
      return here.get(key) ?? null;
    }
  };
  return {
    idOf(asked) {
      const { prescriptionIds: _photos, ...counted } = asked;
      const [key, contents] = [keyOf(asked), JSON.stringify(counted)];
      const known = find(key);
      if (known?.contents === contents) return known.id;
      const kept = { contents, id: make() };
      here.set(key, kept);
      try {
        storage().setItem(key, JSON.stringify(kept));
      } catch {
        // Lasts as long as the page, then.
      }
      return kept.id;
    },
    forget(asked) {
      here.delete(keyOf(asked));
      try {
        storage().removeItem(keyOf(asked));
      } catch {
        // It was not kept there.
      }
    },
  };
}

/** True where the id stands for an order with other photos: it arrived before a reload, and its answer did not. */
const isTaken = (error: unknown) => error instanceof ORPCError && error.code === 'VERSION_CONFLICT';

/**
 * Sends an order under its id, or finds the one that arrived with photos taken before. Where that id stands for an order that is over (it was shown nowhere, and rejected meanwhile, say), the customer
 * who presses again wants another one. Call `forget` once the order is shown.
 */
export async function placeOnce<Contents extends Asked>(
  ids: OrderIds,
  contents: Contents,
  send: (order: Contents & { orderId: string }) => Promise<OrderDto>,
  find: (order: { orderId: string }) => Promise<OrderDto>,
): Promise<OrderDto> {
  const orderId = ids.idOf(contents);
  const placed = await send({ ...contents, orderId }).catch((error: unknown) => {
    if (isTaken(error)) return find({ orderId });
    throw error;
  });
  if (!isFinal(placed.status)) return placed;
  ids.forget(contents);
  return send({ ...contents, orderId: ids.idOf(contents) });
}
