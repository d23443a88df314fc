import type { PaymentProvider } from './payment-provider.ts';

const refused = () => Promise.reject(new Error('no payment provider is set up'));

/** Stands where nobody takes money online: nothing is offered, begun or believed, and what an earlier provider took waits until it is back. */
export function createNoProvider(): PaymentProvider {
  return {
    name: 'none',
    methods: [],
    begin: refused,
    readNotice: async () => null,
    ask: async () => 'open',
    refund: refused,
  };
}
