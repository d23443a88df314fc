import { createRouterClient } from '@orpc/server';
import { v7 as uuidv7 } from 'uuid';
import type { AccountRole } from '../../../shared/marketplace/accounts.contract.ts';
import type { ListingVersion } from '../../../shared/marketplace/listing.ts';
import type { Hours, Place } from '../../../shared/marketplace/market-primitives.ts';
import type { ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { baseUnits, type Paisa } from '../../../shared/money/money.ts';
import {
  findByEmail,
  hashPassword,
  insertAccount,
  markVerified,
  newSecret,
  setRole,
} from '../accounts/index.ts';
import type { Market } from '../app/market.ts';
import { marketRouter } from '../app/router.ts';
import { type DemoGood, readDemoGoods } from './demo-goods.ts';
import { DEMO_PLACES, DEMO_SHOPS } from './demo-places.ts';

/** A person of the demo, to sign in as. */
export type DemoPerson = { role: AccountRole; email: string; password: string };

const AT_ONCE = 200;

/** Numbers between 0 and 1, the same at every run (mulberry32). */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const callAs = (market: Market, token: string) =>
  createRouterClient(marketRouter, {
    context: { market, address: '127.0.0.1', reqHeaders: new Headers({ authorization: `Bearer ${token}` }) },
  });

async function makePerson(market: Market, role: AccountRole, name: string): Promise<DemoPerson> {
  const email = `${role}@demo.dokani.test`;
  const password = newSecret().slice(0, 14);
  const passwordHash = await hashPassword(password);
  const id = uuidv7();
  const now = market.ports.clock.now();
  await market.db.transaction(async (sql) => {
    const person = { id, email, passwordHash, name, phone: '01711000000', language: 'bn', role } as const;
    await insertAccount(sql, person, now);
    await markVerified(sql, id, now);
    await setRole(sql, id, role);
  });
  return { role, email, password };
}

async function signIn(market: Market, person: DemoPerson): Promise<ReturnType<typeof callAs>> {
  const { accessToken } = await callAs(market, '').accounts.signIn({
    email: person.email,
    password: person.password,
    keepIn: 'body',
  });
  return callAs(market, accessToken);
}

function hoursOf(dice: () => number): Hours {
  const from = (8 + Math.floor(dice() * 3)) * 60;
  const to = (21 + Math.floor(dice() * 5)) * 60;
  const closedDay = dice() < 0.4 ? 6 : -1;
  return Array.from({ length: 7 }, (_, day) => (day === closedDay ? [] : [{ from, to }]));
}

function near(place: Place, dice: () => number): Place {
  return { lat: place.lat + (dice() - 0.5) * 0.012, lng: place.lng + (dice() - 0.5) * 0.012 };
}

function listingOf(good: DemoGood, dice: () => number): ListingVersion {
  const change = 0.96 + dice() * 0.08;
  const { category, barcode, packs, ...fields } = good;
  const largest = Math.max(...packs.map((pack) => pack.baseQuantity));
  return {
    listingId: uuidv7(),
    version: 1,
    fields: {
      ...fields,
      categoryPath: [category],
      description: '',
      specifications: [],
      barcodes: barcode === '' ? [] : [barcode],
      packs: packs.map((pack) => ({
        ...pack,
        packId: uuidv7(),
        label: '',
        price: Math.max(5, Math.round((pack.price * change) / 5) * 5) as Paisa,
      })),
      available: baseUnits(dice() < 0.1 ? 0 : Math.ceil(dice() * 4 * largest)),
      nearExpiry: null,
      pictures: [],
    },
  };
}

function profileOf(index: number, dice: () => number): ShopProfile {
  const area = DEMO_PLACES[Math.floor(index / DEMO_SHOPS.length)];
  const shop = DEMO_SHOPS[index % DEMO_SHOPS.length];
  if (!area || !shop) throw new Error(`there is no shop ${index} in the demo`);
  return {
    nameBn: `${shop.nameBn}, ${area.nameBn}`,
    nameEn: `${shop.nameEn}, ${area.nameEn}`,
    kind: shop.kind,
    phone: `017110${String(10_000 + index)}`,
    address: `${area.nameBn}, ঢাকা`,
    division: '',
    district: '',
    upazila: '',
    place: near(area.place, dice),
    hours: hoursOf(dice),
    delivers: dice() < 0.7,
    deliveryRadiusM: 1_000 + Math.floor(dice() * 5) * 500,
    deliveryFee: (2_000 + Math.floor(dice() * 5) * 1_000) as Paisa,
    deliveryMinimum: 20_000 as Paisa,
    drugLicence: shop.kind === 'medicine' ? `DEMO-${1000 + index}` : '',
    answerMinutes: 15,
  };
}

/**
 * Fills an empty marketplace through its own use cases: a customer, a seller and an administrator, forty shops in ten neighbourhoods of Dhaka, each
 * with goods of the sample catalogues. Answers who can sign in; null where it was filled before.
 */
export async function fillDemo(
  given: Market,
  resources: string,
  onShop: (done: number, total: number) => void,
): Promise<DemoPerson[] | null> {
  const market: Market = { ...given, limits: { take: async () => 0, close: async () => undefined } };
  if (await findByEmail(market.db, 'admin@demo.dokani.test')) return null;
  const dice = createDice(2_026);
  const goods = {
    medicine: readDemoGoods(resources, 'pharmacy'),
    grocery: readDemoGoods(resources, 'grocery'),
  };
  const people = [
    await makePerson(market, 'customer', 'রহিমা বেগম'),
    await makePerson(market, 'seller', 'কামাল হোসেন'),
    await makePerson(market, 'admin', 'Demo Administrator'),
  ];
  const [, seller, admin] = await Promise.all(people.map((person) => signIn(market, person)));
  if (!seller || !admin) throw new Error('the demo has no seller or administrator');
  const total = DEMO_PLACES.length * DEMO_SHOPS.length;
  for (let index = 0; index < total; index += 1) {
    const shopId = uuidv7();
    const profile = profileOf(index, dice);
    await seller.shops.register({ shopId, profile });
    await admin.admin.decideShop({ shopId, version: 1, status: 'approved', reason: '' });
    const { key } = await seller.shops.makeKey({ shopId });
    const shelf = (profile.kind === 'medicine' ? goods.medicine : goods.grocery).filter(() => dice() < 0.8);
    const items = shelf.map((good) => listingOf(good, dice));
    for (let from = 0; from < items.length; from += AT_ONCE)
      await callAs(market, key).sync.putListings({ items: items.slice(from, from + AT_ONCE) });
    onShop(index + 1, total);
  }
  return people;
}
