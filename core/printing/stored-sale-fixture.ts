import { baseUnits, paisa } from '../../shared/money/money.ts';
import { type BusinessDay, businessDayOf } from '../../shared/time/business-day.ts';
import type { Shop } from '../app/shop.ts';
import * as tables from '../db/schema/index.ts';
import { ormOf } from '../testing/orm.ts';
import { actAs } from '../testing/test-shop.ts';

const NAPA_PARTS = [
  { unit: 'strip', label: '', baseQuantity: 10, quantity: 20, rate: { amount: 2400, per: 10 } },
  { unit: 'tablet', label: '', baseQuantity: 1, quantity: 3, rate: { amount: 240, per: 1 } },
];

const RICE_PARTS = [
  { unit: 'kg', label: '', baseQuantity: 1000, quantity: 750, rate: { amount: 7253, per: 1000 } },
];

const BATCHES = [
  { batchNo: 'NA1', expiry: '2027-03-28' as BusinessDay, quantity: baseUnits(20) },
  { batchNo: 'NA2', expiry: '2027-04-28' as BusinessDay, quantity: baseUnits(3) },
];

function addProduct(shop: Shop): { productId: string; packId: string } {
  const [productId, packId] = [shop.ports.ids.next(), shop.ports.ids.next()];
  const now = shop.ports.clock.now();
  const names = { nameBn: 'নাপা', nameEn: 'Napa', baseUnit: 'tablet' } as const;
  ormOf(shop.db)
    .insert(tables.products)
    .values({ id: productId, ...names, createdAt: now, updatedAt: now })
    .run();
  ormOf(shop.db)
    .insert(tables.packs)
    .values({ id: packId, productId, unit: 'tablet', baseQuantity: baseUnits(1), price: paisa(240) })
    .run();
  return { productId, packId };
}

function addLines(shop: Shop, saleId: string): void {
  const orm = ormOf(shop.db);
  const { productId, packId } = addProduct(shop);
  const common = { saleId, vatRateBp: 0, vatIncluded: paisa(0), billDiscount: paisa(30) };
  const napa = {
    nameBn: 'নাপা',
    nameEn: 'Napa',
    strength: '500 mg',
    drugClass: 'otc',
    baseUnit: 'tablet',
  } as const;
  const rice = { nameBn: 'মিনিকেট চাল', nameEn: '', strength: '', drugClass: 'none', baseUnit: 'g' } as const;
  orm
    .insert(tables.saleLines)
    .values([
      {
        ...common,
        ...napa,
        lineNo: 1,
        productId,
        parts: JSON.stringify(NAPA_PARTS),
        quantity: baseUnits(23),
        amount: paisa(5520),
        discount: paisa(60),
        net: paisa(5430),
      },
      {
        ...common,
        ...rice,
        lineNo: 2,
        productId: null,
        parts: JSON.stringify(RICE_PARTS),
        quantity: baseUnits(750),
        amount: paisa(5440),
        discount: paisa(0),
        net: paisa(5410),
      },
    ])
    .run();
  for (const batch of BATCHES) {
    const batchId = shop.ports.ids.next();
    const { batchNo, expiry } = batch;
    orm
      .insert(tables.batches)
      .values({ id: batchId, productId, batchNo, expiry, receivedAt: shop.ports.clock.now() })
      .run();
    orm
      .insert(tables.saleLineBatches)
      .values({ saleId, lineNo: 1, batchId, packId, ...batch, amount: paisa(0) })
      .run();
  }
}

function addCustomer(shop: Shop): string {
  const id = shop.ports.ids.next();
  const createdAt = shop.ports.clock.now();
  ormOf(shop.db)
    .insert(tables.customers)
    .values({ id, name: 'করিম', phone: '01711000000', phoneKey: id, searchText: '', createdAt })
    .run();
  return id;
}

function newestLetterhead(shop: Shop): number | null {
  const [newest] = ormOf(shop.db).select().from(tables.letterheads).all().slice(-1);
  return newest?.id ?? null;
}

function addHead(shop: Shop, saleId: string): void {
  const { actor } = actAs(shop, 'cashier');
  const soldAt = shop.ports.clock.now();
  const receiptNumber = ormOf(shop.db).select().from(tables.sales).all().length + 1;
  ormOf(shop.db)
    .insert(tables.sales)
    .values({
      id: saleId,
      tillId: 1,
      receiptNumber,
      receiptCode: `T1-${String(receiptNumber).padStart(6, '0')}`,
      tillName: 'Till 1',
      userId: actor.userId,
      userName: 'Rahima',
      customerId: addCustomer(shop),
      customerName: 'করিম',
      customerPhone: '01711000000',
      balanceBefore: paisa(5000),
      balanceAfter: paisa(5800),
      soldAt,
      businessDay: businessDayOf(soldAt),
      subtotal: paisa(10_960),
      lineDiscount: paisa(60),
      billDiscount: paisa(60),
      rounding: paisa(-40),
      total: paisa(10_800),
      vatIncluded: paisa(0),
      cost: paisa(0),
      receiptLanguage: 'bn',
      letterheadId: newestLetterhead(shop),
    })
    .run();
}

/**
 * Puts a finished sale straight into the file: 2 strips and 3 tablets of Napa from two batches and 750 g of loose rice, ৳108.40
 * rounded to ৳108, of which ৳8 went on baki. For tests of what is printed from stored sales. Returns the sale's id.
 */
export function addStoredSale(shop: Shop): string {
  const saleId = shop.ports.ids.next();
  addHead(shop, saleId);
  addLines(shop, saleId);
  ormOf(shop.db)
    .insert(tables.payments)
    .values([
      { saleId, position: 1, kind: 'cash', amount: paisa(10_000), received: paisa(20_000) },
      { saleId, position: 2, kind: 'baki', amount: paisa(800), received: paisa(800) },
    ])
    .run();
  return saleId;
}
