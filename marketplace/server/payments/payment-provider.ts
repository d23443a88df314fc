import type { PaymentMethod } from '../../../shared/marketplace/order.ts';

/** A provider's word on a payment, its signature checked. */
export type PaymentNotice = {
  providerRef: string;
  outcome: 'paid' | 'failed';
  amount: number;
  trxId: string;
};

/** The port to whoever takes money online. The sandbox provider (`PAYMENTS=sandbox`) stands behind it for trying out; nobody (`none`) until there is a contract with a real one. */
export type PaymentProvider = {
  /** Of the table of payments, and of the address its notices come to. */
  name: string;
  /** The ways to pay that customers are offered besides cash. */
  methods: readonly Exclude<PaymentMethod, 'cash'>[];
  /** Begins a payment of `amount` paisa; `url` is the page where the customer pays. */
  begin(payment: {
    paymentId: string;
    method: Exclude<PaymentMethod, 'cash'>;
    amount: number;
    returnUrl: string;
  }): Promise<{ providerRef: string; url: string }>;
  /** Reads a notice as it came in; null when its signature is wrong. */
  readNotice(headers: Headers, body: string): Promise<PaymentNotice | null>;
  /** What the provider itself says of a payment, when no notice came. */
  ask(providerRef: string): Promise<PaymentNotice | 'open'>;
  /** Gives money back until `total` paisa of the payment have been given back in all; safe to repeat. */
  refund(providerRef: string, total: number): Promise<void>;
};
