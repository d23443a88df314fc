import { permissionsOf } from '../../shared/permissions/permissions.ts';
import { businessDayOf, DHAKA_OFFSET_MS } from '../../shared/time/business-day.ts';
import type { Context, Shop } from '../app/shop.ts';
import { createCustomer } from '../customers/create-customer.ts';
import { setUp } from '../settings/set-up.ts';
import { setBatchStatus } from '../stock/set-batch-status.ts';
import { createUser } from '../users/create-user.ts';
import { writeTrainingPins } from '../users/index.ts';
import { dropPrintJobs, dropSessions, pinProducts } from './demo.repo.ts';
import { type DemoClock, demoClock, demoIds } from './demo-clock.ts';
import { DEMO_CUSTOMERS, DEMO_USERS } from './demo-people.ts';
import { type Delivery, deliver, fillCatalogue, type Shelved } from './demo-shelf.ts';
import { type Random, seededRandom } from './random.ts';
import { momentsOf, receiptsOn } from './sales-curve.ts';
import { sellBasket } from './sell-day.ts';

/** How the demo shop is made. */
export type DemoOptions = {
  /** The same seed on the same day gives the same shop. */
  seed?: number;
  /** Days of sales before today. */
  days?: number;
  /** Told after every day: days done, days in all. */
  onProgress?: (done: number, total: number) => void;
};

const DAY_MS = 86_400_000;
const QUICK_KEYS = 8;

/** Midnight in Bangladesh of the day that `at` belongs to, as UTC ms. */
const midnight = (at: number) => Date.parse(`${businessDayOf(at)}T00:00:00Z`) - DHAKA_OFFSET_MS;

async function openWithPeople(shop: Shop): Promise<{ owner: Context; sellers: Context[] }> {
  const [first, ...others] = DEMO_USERS;
  if (!first) throw new Error('a demo shop needs an owner');
  const session = await setUp(shop, {
    language: 'bn',
    kind: 'pharmacy-grocery',
    nameBn: 'মায়ের দোয়া স্টোর',
    nameEn: 'Mayer Doa Store',
    phone: '',
    addressBn: 'কলেজ রোড, সদর',
    addressEn: 'College Road, Sadar',
    ownerName: first.name,
    pin: first.pin,
  });
  const as = (user: { id: string; name: string; role: Context['actor']['role'] }): Context => ({
    ...shop,
    actor: {
      userId: user.id,
      userName: user.name,
      role: user.role,
      language: 'bn',
      permissions: new Set(permissionsOf(user.role)),
      tillId: session.till.id,
      tillName: session.till.name,
      sessionHash: '',
    },
  });
  const owner = as(session.user);
  const pins: Record<string, string> = { [session.user.id]: first.pin };
  const sellers = [];
  for (const { name, role, pin } of others) {
    const user = await createUser(owner, { id: shop.ports.ids.next(), name, role, language: 'bn', pin });
    pins[user.id] = pin;
    sellers.push(as(user));
  }
  writeTrainingPins(shop.db, pins, shop.ports.clock.now());
  return { owner, sellers };
}

/** What is ordered in the morning: whatever is low. */
function morningDelivery(shelf: readonly Shelved[]): Delivery[] {
  return shelf.filter((item) => item.left < item.order / 3).map((item) => ({ item, quantity: item.order }));
}

/** Medicines that hardly sell get batches that end soon, so that the expiry warnings have something to say. */
function deliverShortDated(context: Context, shelf: readonly Shelved[], random: Random): void {
  const slow = shelf.filter(({ isMedicine, weight }) => isMedicine && weight <= 2);
  const dates = [12, 25, 40, 55, 75];
  deliver(
    context,
    slow
      .slice(0, dates.length)
      .map((item, index) => ({ item, quantity: 60, expiryDays: dates[index] ?? 60 })),
    random,
  );
}

/** A batch that is in quarantine, and by now over its date. */
function setAside(context: Context, item: Shelved, expiryDays: number, random: Random): void {
  const quantity = 40;
  const [batchId] = deliver(context, [{ item, quantity, expiryDays }], random);
  item.left -= quantity;
  if (batchId === undefined) throw new Error('a delivery made no batch');
  setBatchStatus(context, { batchId, status: 'quarantined', reason: 'কোম্পানিকে ফেরত' });
}

/** Everything of the demo shop, written at the moments that `clock` is moved to. */
async function writeHistory(
  shop: Shop,
  clock: DemoClock,
  random: Random,
  span: { today: number; days: number; now: number; onProgress: DemoOptions['onProgress'] },
): Promise<void> {
  const { owner, sellers } = await openWithPeople(shop);
  const shelf = await fillCatalogue(owner, random);
  pinProducts(
    shop.db,
    shelf
      .filter(({ isLoose }) => isLoose)
      .map(({ id }) => id)
      .slice(0, QUICK_KEYS),
  );
  const customers = DEMO_CUSTOMERS.map(
    (customer) => createCustomer(owner, { id: shop.ports.ids.next(), ...customer }).id,
  );
  const expiring = shelf.find(({ isMedicine, weight }) => isMedicine && weight === 3);
  for (let age = span.days; age >= 0; age -= 1) {
    const day = span.today - age * DAY_MS;
    clock.set(Math.min(day + 7 * 3_600_000, age === 0 ? day : Number.POSITIVE_INFINITY));
    deliver(owner, morningDelivery(shelf), random);
    if (age === Math.min(20, span.days) && expiring) setAside(owner, expiring, Math.max(0, age - 3), random);
    if (age === 0) deliverShortDated(owner, shelf, random);
    const count = receiptsOn(day, age, random);
    for (const moment of momentsOf(day, count, span.now, random)) {
      clock.set(moment);
      sellBasket(random.pick(sellers), shelf, customers, random);
    }
    dropPrintJobs(shop.db);
    span.onProgress?.(span.days - age + 1, span.days + 1);
    await new Promise(setImmediate);
  }
}

/**
 * Fills an empty training shop with people, goods, batches, customers with baki and about three months of sales, all through
 * the shop's own use cases. All or nothing: a run that is cut short leaves the file empty. Throws SETUP_DONE where a shop exists.
 */
export async function buildDemoShop(shop: Shop, options: DemoOptions = {}): Promise<void> {
  const { seed = 20_261_121, days = 90, onProgress } = options;
  const now = shop.ports.clock.now();
  const today = midnight(now);
  const random = seededRandom(seed);
  const clock = demoClock(today - days * DAY_MS);
  const past: Shop = { ...shop, ports: { ...shop.ports, clock, ids: demoIds(clock, random) } };
  const { sqlite } = shop.db;
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    await writeHistory(past, clock, random, { today, days, now, onProgress });
    dropSessions(shop.db);
    sqlite.exec('COMMIT');
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}
