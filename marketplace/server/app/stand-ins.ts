import type { Workers } from '../jobs/boss-jobs.ts';
import type { PaymentProvider } from '../payments/payment-provider.ts';

/** Refuses every payment. */
export const noPayments: PaymentProvider = {
  name: 'none',
  begin: async () => Promise.reject(new Error('no payment provider')),
  readNotice: async () => null,
  ask: async () => 'open',
  refund: async () => Promise.reject(new Error('no payment provider')),
};

/** Work of areas that are not there yet. */
export const noWork: Pick<Workers, 'order-timer' | 'refund' | 'recommend'> = {
  'order-timer': async () => undefined,
  refund: async () => undefined,
  recommend: async () => undefined,
};
