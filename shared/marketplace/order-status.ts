/** Where an order stands. */
export const ORDER_STATUSES = [
  /** Reserved; the customer is at the payment provider. */
  'awaiting-payment',
  /** Reserved; the shop has not answered. */
  'requested',
  /** The shop offers less or something else; the customer has not answered. */
  'adjusted',
  'accepted',
  /** Packed, waiting for the customer with the code. */
  'ready',
  'on-the-way',
  'completed',
  'rejected',
  'cancelled',
  /** Nobody answered, or nobody paid, in time. */
  'expired',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Who moves an order. */
export type OrderActor = 'customer' | 'shop' | 'timer' | 'payment';

/** The one table of moves: from → to → who may. Everything else is refused as ORDER_STATE. */
const MOVES: Readonly<Record<OrderStatus, Partial<Record<OrderStatus, readonly OrderActor[]>>>> = {
  'awaiting-payment': {
    requested: ['payment'],
    cancelled: ['customer'],
    expired: ['timer'],
  },
  requested: {
    accepted: ['shop'],
    adjusted: ['shop'],
    rejected: ['shop'],
    cancelled: ['customer'],
    expired: ['timer'],
  },
  adjusted: {
    accepted: ['customer'],
    cancelled: ['customer', 'shop'],
    expired: ['timer'],
  },
  accepted: {
    /** What was accepted ran short at the till before it was fetched. */
    adjusted: ['shop'],
    ready: ['shop'],
    'on-the-way': ['shop'],
    completed: ['shop'],
    cancelled: ['customer', 'shop'],
  },
  ready: { completed: ['shop'], cancelled: ['shop', 'timer'] },
  'on-the-way': { completed: ['shop'], cancelled: ['shop', 'timer'] },
  completed: {},
  rejected: {},
  cancelled: {},
  expired: {},
};

/** True where `actor` may move an order from one status to the other. */
export function mayMove(from: OrderStatus, to: OrderStatus, actor: OrderActor): boolean {
  return MOVES[from][to]?.includes(actor) ?? false;
}

/** True where an order that is fetched, or brought, can be in a status at all: packed goods wait for who fetches them, a rider has those that are brought. */
export function isStepOf(status: OrderStatus, fulfilment: 'pickup' | 'delivery'): boolean {
  if (status === 'ready') return fulfilment === 'pickup';
  return status !== 'on-the-way' || fulfilment === 'delivery';
}

/** True where nothing can happen to the order any more. */
export function isFinal(status: OrderStatus): boolean {
  return Object.keys(MOVES[status]).length === 0;
}
