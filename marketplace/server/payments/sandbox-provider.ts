import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { MarketOptions } from '../app/market.ts';
import type { MarketDb } from '../db/market-db.ts';
import type { Clock } from '../ports/ports.ts';
import { isNoticeGenuine, signNotice } from './notice-signature.ts';
import type { PaymentNotice, PaymentProvider } from './payment-provider.ts';
import {
  endSandboxPayment,
  findSandboxPayment,
  insertSandboxPayment,
  refundSandboxPayment,
  type SandboxPayment,
} from './sandbox.repo.ts';

const noticeSchema = z.strictObject({
  providerRef: z.string().min(1).max(100),
  outcome: z.enum(['paid', 'failed']),
  amount: z.int().min(0),
  trxId: z.string().max(60),
});

/** What the sandbox provider stands on. */
export type SandboxOptions = {
  db: MarketDb;
  clock: Clock;
  options: Pick<MarketOptions, 'publicUrl' | 'tokenSecret'>;
};

/** The sandbox provider, with what its own page needs beside the port. */
export type SandboxProvider = PaymentProvider & {
  find(ref: string): Promise<SandboxPayment | null>;
  /** The customer pressed a button; answers the signed notice to be sent, or null for an unknown payment. */
  end(
    ref: string,
    outcome: 'paid' | 'failed',
  ): Promise<{ headers: Headers; body: string; returnUrl: string } | null>;
};

function noticeOf(payment: SandboxPayment): PaymentNotice | 'open' {
  if (payment.outcome === 'open') return 'open';
  const { ref, outcome, trx_id } = payment;
  return { providerRef: ref, outcome, amount: outcome === 'paid' ? payment.amount : 0, trxId: trx_id };
}

/** A provider for trying out: it keeps books of its own, shows a page of its own and signs its notices as a real one does. No money moves. */
export function createSandboxProvider({ db, clock, options }: SandboxOptions): SandboxProvider {
  const secret = createHmac('sha256', options.tokenSecret).update('sandbox payment notices').digest();
  return {
    name: 'sandbox',
    methods: ['bkash', 'nagad', 'rocket', 'card'],
    async begin({ method, amount, returnUrl }) {
      const ref = randomBytes(18).toString('base64url');
      await insertSandboxPayment(db, { ref, method, amount, returnUrl, now: clock.now() });
      return { providerRef: ref, url: `${options.publicUrl}/sandbox-pay/${ref}` };
    },
    async readNotice(headers, body) {
      if (!isNoticeGenuine(secret, headers, body, clock.now())) return null;
      return noticeSchema.parse(JSON.parse(body));
    },
    async ask(ref) {
      const payment = await findSandboxPayment(db, ref);
      return payment ? noticeOf(payment) : 'open';
    },
    async refund(ref, total) {
      if (!(await refundSandboxPayment(db, ref, total))) throw new Error('the sandbox refused the refund');
    },
    find: (ref) => findSandboxPayment(db, ref),
    async end(ref, outcome) {
      const trxId = outcome === 'paid' ? `SBX${randomBytes(6).toString('hex').toUpperCase()}` : '';
      await endSandboxPayment(db, ref, outcome, trxId);
      const payment = await findSandboxPayment(db, ref);
      const notice = payment ? noticeOf(payment) : 'open';
      if (!payment || notice === 'open') return null;
      const body = JSON.stringify(notice);
      return {
        headers: new Headers(signNotice(secret, body, clock.now())),
        body,
        returnUrl: payment.return_url,
      };
    },
  };
}
