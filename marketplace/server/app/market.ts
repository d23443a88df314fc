import type { AccountRole } from '../../../shared/marketplace/accounts.contract.ts';
import type { MarketDb } from '../db/market-db.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Limits } from '../limits/limits.ts';
import type { Live } from '../live/live.ts';
import type { PaymentProvider } from '../payments/payment-provider.ts';
import type { MarketPorts } from '../ports/ports.ts';

/** What the running server was started with. */
export type MarketOptions = {
  /** Address of the storefront as customers see it, without a slash at its end: links in mails lead there. */
  publicUrl: string;
  /** Signs access tokens (HS256), at least 32 bytes; the same on every node. */
  tokenSecret: Uint8Array;
  appVersion: string;
  /** Map tiles that pages may show; null for none. */
  tiles: { url: string; attribution: string } | null;
  /** Started to try things out with: its shops and people are made up. */
  isDemo: boolean;
};

/** The running marketplace: what every use case is given. */
export type Market = {
  db: MarketDb;
  ports: MarketPorts;
  jobs: Jobs;
  live: Live;
  limits: Limits;
  payments: PaymentProvider;
  options: MarketOptions;
};

/** Who is calling: a person, or a shop's program by its key. */
export type Caller =
  | { kind: 'nobody' }
  | { kind: 'account'; accountId: string; role: AccountRole; isVerified: boolean }
  | { kind: 'shop'; shopId: string };

/** What a transport gives with each call. `address` is the caller's network (`networkOf`), for limits only. */
export type MarketCall = {
  market: Market;
  address: string;
  reqHeaders?: Headers;
  resHeaders?: Headers;
};

/** First parameter of a use case of a person who is signed in. */
export type AccountContext = Market & { account: { id: string; role: AccountRole } };

/** First parameter of a use case of a shop's program. */
export type ShopContext = Market & { shopId: string };
