import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { v7 as uuidv7 } from 'uuid';
import type { MarketContract } from '../shared/marketplace/index.ts';
import type { ListingFields } from '../shared/marketplace/listing.ts';
import type { Place } from '../shared/marketplace/market-primitives.ts';
import type { ShopProfile } from '../shared/marketplace/shops.contract.ts';
import { baseUnits, paisa } from '../shared/money/money.ts';
import type { TestMarketNode } from './market-node.ts';

/** The marketplace's API as one caller. */
export type MarketApi = ContractRouterClient<MarketContract>;

/** A password of tests. */
export const PASSWORD = 'a long password of tests';

/** Dhanmondi, where customers of tests stand. */
export const HERE: Place = { lat: 23.7465, lng: 90.376 };

/** Open day and night. */
export const always = Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]);

/** A medicine shop some 300 m from where customers stand. */
export const SHOP_PROFILE: ShopProfile = {
  nameBn: 'জনতা ফার্মেসি',
  nameEn: 'Janata Pharmacy',
  kind: 'medicine',
  phone: '01711000000',
  address: 'Road 27, Dhanmondi',
  division: '',
  district: '',
  upazila: '',
  place: { lat: 23.7489, lng: 90.3768 },
  hours: always,
  delivers: true,
  deliveryRadiusM: 3_000,
  deliveryFee: paisa(4_000),
  deliveryMinimum: paisa(0),
  drugLicence: 'DL-1234',
  answerMinutes: 15,
};

/** A shop of a test with its program's API; `put` brings a listing to its next version. */
export type SellingShop = {
  shopId: string;
  api: MarketApi;
  put(listingId: string, changes: Partial<ListingFields>): Promise<void>;
};

function fieldsOf(changes: Partial<ListingFields>): ListingFields {
  return {
    nameBn: 'নাপা',
    nameEn: 'Napa',
    generic: 'Paracetamol',
    strength: '500 mg',
    dosageForm: 'Tablet',
    manufacturer: 'Beximco Pharmaceuticals',
    categoryPath: [],
    drugClass: 'otc',
    description: '',
    specifications: [],
    barcodes: [],
    baseUnit: 'tablet',
    packs: [{ packId: uuidv7(), unit: 'strip', label: '', baseQuantity: baseUnits(10), price: paisa(1_200) }],
    available: baseUnits(100),
    nearExpiry: null,
    pictures: [],
    ...changes,
  };
}

/** Makes the people of a test by the same calls that pages and programs make. */
export class MarketPeople {
  readonly #market: TestMarketNode;
  #admin: Promise<MarketApi> | null = null;

  constructor(market: TestMarketNode) {
    this.#market = market;
  }

  /** The API as whoever brings this token; nobody without. */
  as(token?: string): MarketApi {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return createORPCClient(new RPCLink({ url: `${this.#market.url}/rpc`, headers }));
  }

  /** The token of the newest link that was mailed to an address; waits for the mail. */
  async mailToken(address: string): Promise<string> {
    for (;;) {
      const token = /token=([\w-]+)/.exec(this.#market.mailsTo(address)[0] ?? '')?.[1];
      if (token) return token;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** An account with its address confirmed, signed in. */
  async account(
    email: string,
    role: 'customer' | 'seller' = 'customer',
    name = 'রহিমা খাতুন',
  ): Promise<MarketApi> {
    const nobody = this.as();
    await nobody.accounts.signUp({ email, password: PASSWORD, name, phone: '01811000000', role });
    await nobody.accounts.verifyEmail({ token: await this.mailToken(email) });
    return this.signIn(email);
  }

  /** Signs in beside the browser. */
  async signIn(email: string): Promise<MarketApi> {
    const session = await this.as().accounts.signIn({ email, password: PASSWORD, keepIn: 'body' });
    return this.as(session.accessToken);
  }

  /** The administrator, whose password is set at the first call. */
  admin(): Promise<MarketApi> {
    this.#admin ??= this.as()
      .accounts.reset({ token: this.#market.adminToken, password: PASSWORD })
      .then(() => this.signIn('admin@example.org'));
    return this.#admin;
  }

  /** Registers a shop of the seller, some 300 m from where customers stand unless its profile says otherwise; it waits to be approved. */
  async registerShop(
    seller: MarketApi,
    changes: Partial<ShopProfile> = {},
  ): Promise<{ shopId: string; version: number }> {
    const shopId = uuidv7();
    const profile = { ...SHOP_PROFILE, ...changes };
    const { version } = await seller.shops.register({ shopId, profile });
    return { shopId, version };
  }

  /** A shop that is approved and syncs. */
  async shop(email: string, changes: Partial<ShopProfile> = {}): Promise<SellingShop> {
    const seller = await this.account(email, 'seller');
    const { shopId, version } = await this.registerShop(seller, changes);
    const admin = await this.admin();
    await admin.admin.decideShop({ shopId, version, status: 'approved', reason: '' });
    const { key } = await seller.shops.makeKey({ shopId });
    const api = this.as(key);
    await api.sync.hello({ appVersion: '1' });
    const known = new Map<string, { version: number; fields: ListingFields }>();
    return {
      shopId,
      api,
      async put(listingId, fields) {
        const before = known.get(listingId);
        const next = {
          version: (before?.version ?? 0) + 1,
          fields: before ? { ...before.fields, ...fields } : fieldsOf(fields),
        };
        known.set(listingId, next);
        const { items } = await api.sync.putListings({ items: [{ listingId, ...next }] });
        if (items[0]?.result !== 'applied') throw new Error(`not applied: ${JSON.stringify(items)}`);
      },
    };
  }
}
