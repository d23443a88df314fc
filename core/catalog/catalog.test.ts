import { describe, expect, it } from 'vitest';
import {
  type ProductInput,
  productInputSchema,
  productSchema,
} from '../../shared/contract/catalog.contract.ts';
import { baseUnits } from '../../shared/money/money.ts';
import type { Context } from '../app/shop.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { checkout } from '../sales/index.ts';
import { receiveStock } from '../stock/index.ts';
import { ledgerProblems } from '../testing/ledger-problems.ts';
import { addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { categoryRows } from './categories.repo.ts';
import { addBarcode, removeBarcode } from './change-barcodes.ts';
import { createProduct } from './create-product.ts';
import { findProducts } from './find-products.ts';
import { findSubstitutes } from './find-substitutes.ts';
import { listProducts } from './list-products.ts';
import { pinProduct } from './pin-product.ts';
import { pricePack } from './price-pack.ts';
import { getProduct, lookupBarcode, readProducts, readQuickKeys, viewOf } from './read-products.ts';
import { saveCategory } from './save-category.ts';
import { updateProduct } from './update-product.ts';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

function input(fields: Record<string, unknown> = {}): ProductInput {
  return productInputSchema.parse({
    nameEn: 'Napa',
    nameBn: 'নাপা',
    generic: 'Paracetamol',
    strength: '500 mg',
    dosageForm: 'Tablet',
    manufacturer: 'Beximco',
    baseUnit: 'tablet',
    packs: [
      { unit: 'tablet', baseQuantity: 1, price: 120 },
      { unit: 'strip', baseQuantity: 10, price: 1200, barcodes: ['8901234567894'], isDefault: true },
      { unit: 'box', baseQuantity: 200, price: 23_000 },
    ],
    ...fields,
  });
}

function toInput(context: Context, id: string): ProductInput {
  const { packs, ownOversell, ...detail } = getProduct(context, id);
  const shape = Object.keys(productInputSchema.shape);
  return productInputSchema.parse(
    Object.fromEntries(
      Object.entries({ ...detail, packs, oversell: ownOversell }).filter(([key]) => shape.includes(key)),
    ),
  );
}

function addBatch(context: Context, productId: string, fields: Record<string, string | number | null>) {
  const batch = {
    id: context.ports.ids.next(),
    batchNo: '',
    expiry: null,
    cost: null,
    mrp: null,
    onHand: 0,
    status: 'ok',
    receivedAt: 1,
    ...fields,
  };
  context.db.sqlite
    .prepare(
      'INSERT INTO batches (id, product_id, batch_no, expiry, cost_amount, cost_per, mrp_amount, mrp_per, status, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      batch.id,
      productId,
      batch.batchNo,
      batch.expiry,
      batch.cost,
      batch.cost === null ? null : 1,
      batch.mrp,
      batch.mrp === null ? null : 1,
      batch.status,
      batch.receivedAt,
    );
  if (batch.onHand !== 0)
    context.db.sqlite
      .prepare(
        "INSERT INTO stock_moves (batch_id, product_id, quantity, kind, reference, at, business_day, user_id, till_id) VALUES (?, ?, ?, 'opening', 'x', 1, '2026-11-21', 'u', 1)",
      )
      .run(batch.id, productId, batch.onHand);
  return batch.id;
}

function sell(context: Context, productId: string) {
  const { db, actor } = context;
  const id = context.ports.ids.next();
  db.sqlite
    .prepare(
      "INSERT INTO sales (id, till_id, receipt_number, receipt_code, till_name, user_id, user_name, sold_at, business_day, subtotal, line_discount, bill_discount, rounding, total, vat_included, cost, receipt_language) VALUES (?, 1, 1, ?, 'T', ?, 'u', ?, '2026-11-21', 100, 0, 0, 0, 100, 0, 0, 'bn')",
    )
    .run(id, id, actor.userId, context.ports.clock.now());
  db.sqlite
    .prepare(
      "INSERT INTO sale_lines (sale_id, line_no, product_id, name_bn, name_en, strength, drug_class, base_unit, parts, quantity, amount, discount, bill_discount, net, vat_rate_bp, vat_included) VALUES (?, 1, ?, '', 'x', '', 'none', 'piece', '[]', 1, 100, 0, 0, 100, 0, 0)",
    )
    .run(id, productId);
}

const owner = () => actAs(createTestShop(), 'owner');

describe('creating a product', () => {
  it('gives back what was put in, in the shape of the contract', () => {
    const context = owner();
    const made = createProduct(context, {
      id: uuid(1),
      product: input({ aliases: ['Napaa', 'napa', 'napaa'] }),
    });
    expect(made).toMatchObject({
      id: uuid(1),
      nameBn: 'নাপা',
      version: 1,
      aliases: ['Napaa'],
      oversell: 'block',
    });
    expect(made.packs.map((pack) => [pack.unit, pack.isDefault])).toEqual([
      ['tablet', false],
      ['strip', true],
      ['box', false],
    ]);
    const [read] = readProducts(context, [uuid(1)]);
    expect(productSchema.parse(read)).toEqual(read);
  });

  it('answers the first product when the same id comes again', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    expect(createProduct(context, { id: uuid(1), product: input({ nameEn: 'Other' }) }).nameEn).toBe('Napa');
    expect(
      listProducts(context.db, {
        view: viewOf(context),
        text: '',
        categoryId: null,
        drugClass: null,
        inStock: false,
        withoutPrice: false,
        inactive: false,
        offset: 0,
        limit: 10,
      }).total,
    ).toBe(1);
  });

  it('refuses a barcode that another product has, naming that product, and changes nothing', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    expect(() => createProduct(context, { id: uuid(2), product: input() })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE', data: expect.objectContaining({ id: uuid(1) }) }),
    );
    expect(readProducts(context, [uuid(2)])).toEqual([]);
  });

  it('makes the smallest pack the default when none is marked, and refuses an unknown category', () => {
    const context = owner();
    const packs = [
      { unit: 'box', baseQuantity: 12 },
      { unit: 'piece', baseQuantity: 1 },
    ];
    const made = createProduct(context, { id: uuid(1), product: input({ packs }) });
    expect(made.packs.find((pack) => pack.isDefault)?.unit).toBe('piece');
    expect(() =>
      createProduct(context, { id: uuid(2), product: input({ packs, categoryId: uuid(9) }) }),
    ).toThrow(expect.objectContaining({ code: 'NOT_FOUND_RECORD' }));
  });
});

describe('reading products', () => {
  it('orders batches FEFO, leaves out all empty ones but the newest, and counts what may be sold today', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    addBatch(context, uuid(1), { batchNo: 'late', expiry: '2028-01-31', onHand: 30 });
    addBatch(context, uuid(1), { batchNo: 'none', onHand: 5 });
    addBatch(context, uuid(1), { batchNo: 'expired', expiry: '2026-11-20', onHand: 7 });
    addBatch(context, uuid(1), { batchNo: 'today', expiry: '2026-11-21', onHand: 2 });
    addBatch(context, uuid(1), { batchNo: 'aside', expiry: '2027-05-31', onHand: 3, status: 'quarantined' });
    addBatch(context, uuid(1), { batchNo: 'empty-old', receivedAt: 1 });
    addBatch(context, uuid(1), { batchNo: 'empty-new', receivedAt: 2 });
    const [product] = readProducts(context, [uuid(1)]);
    expect(product?.batches.map((batch) => batch.batchNo)).toEqual([
      'expired',
      'today',
      'aside',
      'late',
      'none',
      'empty-new',
    ]);
    expect([product?.onHand, product?.sellable]).toEqual([47, 37]);
  });

  it('shows costs only to those who may see them', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    addBatch(context, uuid(1), { cost: 80, onHand: 1 });
    expect(readProducts(context, [uuid(1)])[0]?.batches[0]?.cost).toEqual({ amount: 80, per: 1 });
    expect(readProducts(actAs(context, 'cashier'), [uuid(1)])[0]?.batches[0]?.cost).toBeNull();
  });

  it('keeps the order asked for and leaves unknown ids out', () => {
    const context = owner();
    const plain = input({ packs: [{ unit: 'piece', baseQuantity: 1 }] });
    for (const n of [1, 2, 3]) createProduct(context, { id: uuid(n), product: plain });
    expect(readProducts(context, [uuid(3), uuid(9), uuid(1), uuid(3)]).map((product) => product.id)).toEqual([
      uuid(3),
      uuid(1),
    ]);
  });

  it('finds by barcode, exactly and as text', () => {
    const context = owner();
    const packs = [{ unit: 'piece', baseQuantity: 1, barcodes: ['007', 'A-1'] }];
    createProduct(context, { id: uuid(1), product: input({ packs }) });
    expect(lookupBarcode(context, '007')).toMatchObject({ product: { id: uuid(1) } });
    expect(findProducts(context, { text: ' A-1 ', limit: 5 })[0]?.packId).toBe(
      lookupBarcode(context, '007').packId,
    );
    expect(() => lookupBarcode(context, '7')).toThrow(expect.objectContaining({ code: 'UNKNOWN_BARCODE' }));
  });

  it('does not show products of an import that is not finished', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    context.db.sqlite.prepare('UPDATE products SET pending_import_id = ?').run(uuid(7));
    expect(readProducts(context, [uuid(1)])).toEqual([]);
    expect(findProducts(context, { text: 'napa', limit: 5 })).toEqual([]);
    expect(() => lookupBarcode(context, '8901234567894')).toThrow(
      expect.objectContaining({ name: 'Refusal' }),
    );
  });
});

describe('changing a product', () => {
  it('refuses an older version', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    const product = toInput(context, uuid(1));
    updateProduct(context, { id: uuid(1), version: 1, product: { ...product, shelf: 'A1' } });
    expect(() => updateProduct(context, { id: uuid(1), version: 1, product })).toThrow(
      expect.objectContaining({ code: 'VERSION_CONFLICT' }),
    );
    expect(getProduct(context, uuid(1))).toMatchObject({ shelf: 'A1', version: 2 });
  });

  it('writes off what was sold before, when counting is switched on', () => {
    const context = owner();
    const goods = addGoods(context, { isCounted: false, batches: [] });
    checkout(context, checkoutInput(context, [lineOf(context, goods, 7)]));
    const { version } = getProduct(context, goods.id);
    updateProduct(context, {
      id: goods.id,
      version,
      product: { ...toInput(context, goods.id), isCounted: true },
    });
    expect(getProduct(context, goods.id)).toMatchObject({ isCounted: true, onHand: 0 });
    const line = { productId: goods.id, batchNo: 'B1', expiry: null, cost: null, mrp: null, price: null };
    receiveStock(context, {
      deliveryId: uuid(9),
      lines: [{ ...line, quantity: baseUnits(20) }],
      note: '',
    });
    expect(getProduct(context, goods.id)).toMatchObject({ onHand: 20, sellable: 20 });
    expect(ledgerProblems(context.db.sqlite)).toEqual([]);
  });

  it('records who changed the rules a product is sold by, and nothing where they stay', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    const product = toInput(context, uuid(1));
    updateProduct(context, { id: uuid(1), version: 1, product: { ...product, shelf: 'A1' } });
    updateProduct(context, {
      id: uuid(1),
      version: 2,
      product: { ...product, isCounted: false, oversell: 'allow', drugClass: 'rx' },
    });
    const entries = context.db.sqlite
      .prepare("SELECT user_id, details FROM audit WHERE action = 'product.rules-changed'")
      .all() as { user_id: string; details: string }[];
    expect(entries.map((entry) => [entry.user_id, JSON.parse(entry.details)])).toEqual([
      [
        context.actor.userId,
        { isCounted: [true, false], oversell: [null, 'allow'], drugClass: ['none', 'rx'] },
      ],
    ]);
  });

  it('moves barcodes between packs, records price changes, keeps the audit chain whole', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    const product = toInput(context, uuid(1));
    const packs = product.packs.map((pack) => ({
      ...pack,
      price: 999 as never,
      barcodes: pack.unit === 'box' ? ['8901234567894', 'N1'] : [],
    }));
    const after = updateProduct(context, { id: uuid(1), version: 1, product: { ...product, packs } });
    expect(after.packs.map((pack) => pack.barcodes)).toEqual([[], [], ['8901234567894', 'N1']]);
    const entry = context.db.sqlite
      .prepare("SELECT details FROM audit WHERE action = 'product.prices-changed'")
      .get() as { details: string };
    expect(JSON.parse(entry.details)).toMatchObject({ barcodesAdded: ['N1'], barcodesRemoved: [] });
    expect(verifyAuditChain(context.db.sqlite).brokenAt).toBeNull();
  });

  it('deletes a pack never sold, retires a sold one and frees its barcodes', () => {
    const context = owner();
    for (const sold of [false, true]) {
      const id = uuid(sold ? 2 : 1);
      createProduct(context, { id, product: input() });
      if (sold) sell(context, id);
      const product = toInput(context, id);
      updateProduct(context, { id, version: 1, product: { ...product, packs: product.packs.slice(0, 1) } });
      expect(getProduct(context, id).packs).toHaveLength(1);
      expect(
        context.db.sqlite.prepare('SELECT count(*) FROM packs WHERE product_id = ?').pluck().get(id),
      ).toBe(sold ? 3 : 1);
      expect(() => lookupBarcode(context, '8901234567894')).toThrow(
        expect.objectContaining({ name: 'Refusal' }),
      );
    }
  });

  it('makes a sold pack anew when its size changes, and refuses a pack of another product', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: input() });
    sell(context, uuid(1));
    const product = toInput(context, uuid(1));
    const packs = product.packs.map((pack) =>
      pack.unit === 'strip' ? { ...pack, baseQuantity: 12 as never } : pack,
    );
    const after = updateProduct(context, { id: uuid(1), version: 1, product: { ...product, packs } });
    expect(after.packs[0]?.id).toBe(product.packs[0]?.id);
    expect(after.packs[1]?.id).not.toBe(product.packs[1]?.id);
    expect(after.packs[1]).toMatchObject({ baseQuantity: 12, barcodes: ['8901234567894'] });
    const foreign = [{ ...packs[0], id: uuid(77) }] as ProductInput['packs'];
    expect(() =>
      updateProduct(context, { id: uuid(1), version: 2, product: { ...product, packs: foreign } }),
    ).toThrow(expect.objectContaining({ code: 'UNKNOWN_PACK' }));
  });
});

describe('what a pack holds', () => {
  const sugar = (packs: Record<string, unknown>[], fields: Record<string, unknown> = {}) =>
    input({ nameEn: 'Sugar', baseUnit: 'g', packs, ...fields });

  it.each([
    ['a kg of 1 g', { baseUnit: 'g' }, { unit: 'kg', baseQuantity: 1 }],
    ['a litre of 100 ml', { baseUnit: 'ml' }, { unit: 'litre', baseQuantity: 100 }],
    ['a dozen of 10', { baseUnit: 'piece' }, { unit: 'dozen', baseQuantity: 10 }],
    ['a kg of something counted in pieces', { baseUnit: 'piece' }, { unit: 'kg', baseQuantity: 1000 }],
  ])('cannot be %s', (_name, fields, pack) => {
    const context = owner();
    expect(() => createProduct(context, { id: uuid(1), product: sugar([pack], fields) })).toThrow(
      expect.objectContaining({ code: 'PACK_SIZE', data: { ...fields, ...pack } }),
    );
    expect(context.db.sqlite.prepare('SELECT count(*) FROM products').pluck().get()).toBe(0);
  });

  it('is 1000 g, 1000 ml and 12 by itself', () => {
    const context = owner();
    createProduct(context, { id: uuid(1), product: sugar([{ unit: 'kg', baseQuantity: 1000 }]) });
    createProduct(context, {
      id: uuid(2),
      product: sugar([{ unit: 'litre', baseQuantity: 1000 }], { baseUnit: 'ml' }),
    });
    createProduct(context, {
      id: uuid(3),
      product: sugar([{ unit: 'dozen', baseQuantity: 12 }], { baseUnit: 'piece' }),
    });
    expect(getProduct(context, uuid(3)).packs[0]?.baseQuantity).toBe(12);
  });

  it('may stay as an import made it, but not be changed to another impossible size', () => {
    const context = owner();
    createProduct(context, {
      id: uuid(1),
      product: sugar([{ unit: 'kg', baseQuantity: 1000, price: 6000 }]),
    });
    context.db.sqlite.exec('UPDATE packs SET base_quantity = 500');
    const product = toInput(context, uuid(1));
    const shelf = updateProduct(context, { id: uuid(1), version: 1, product: { ...product, shelf: 'B2' } });
    expect(shelf).toMatchObject({ shelf: 'B2', packs: [{ unit: 'kg', baseQuantity: 500 }] });
    const packs = product.packs.map((pack) => ({ ...pack, baseQuantity: baseUnits(400) }));
    expect(() => updateProduct(context, { id: uuid(1), version: 2, product: { ...product, packs } })).toThrow(
      expect.objectContaining({ code: 'PACK_SIZE' }),
    );
  });

  it('stays when goods were received by it, for their cost was meant for that size', () => {
    const context = owner();
    createProduct(context, {
      id: uuid(1),
      product: input({ packs: [{ unit: 'box', baseQuantity: 1, price: 12_000 }] }),
    });
    const change = (version: number, packs: readonly Record<string, unknown>[]) =>
      updateProduct(context, {
        id: uuid(1),
        version,
        product: { ...toInput(context, uuid(1)), packs: packs as ProductInput['packs'] },
      });
    const [pack] = toInput(context, uuid(1)).packs;
    const bigger = { ...pack, baseQuantity: 50 };
    expect(change(1, [bigger]).packs[0]).toMatchObject({ id: pack?.id, baseQuantity: 50 });
    addBatch(context, uuid(1), { onHand: 50, cost: 200 });
    expect(() => change(2, [{ ...bigger, baseQuantity: 100 }])).toThrow(
      expect.objectContaining({ code: 'PACK_IN_USE', data: { productId: uuid(1), unit: 'box' } }),
    );
    expect(getProduct(context, uuid(1))).toMatchObject({ version: 2, packs: [{ baseQuantity: 50 }] });
    const { id: _id, ...anew } = { ...bigger, baseQuantity: 100 };
    expect(change(2, [anew]).packs).toMatchObject([{ baseQuantity: 100 }]);
    expect(
      change(3, [{ ...anew, id: getProduct(context, uuid(1)).packs[0]?.id, price: 13_000 }]).version,
    ).toBe(4);
  });
});

describe('what stock is counted in', () => {
  it('stays a number, a weight or a volume once goods were received: 50 pieces do not become 50 g', () => {
    const context = owner();
    const packs = (unit: string) => [{ unit, baseQuantity: 1, price: 12_000 }];
    createProduct(context, { id: uuid(1), product: input({ baseUnit: 'piece', packs: packs('piece') }) });
    const change = (version: number, baseUnit: ProductInput['baseUnit']) => {
      const product = toInput(context, uuid(1));
      const renamed = product.packs.map((pack) => ({ ...pack, unit: baseUnit }));
      return updateProduct(context, {
        id: uuid(1),
        version,
        product: { ...product, baseUnit, packs: renamed },
      });
    };
    expect(change(1, 'g').baseUnit).toBe('g');
    addBatch(context, uuid(1), { onHand: 50, cost: 9000 });
    for (const other of ['piece', 'ml'] as const)
      expect(() => change(2, other)).toThrow(
        expect.objectContaining({ code: 'PACK_IN_USE', data: { productId: uuid(1), unit: 'g' } }),
      );
    expect(getProduct(context, uuid(1))).toMatchObject({ version: 2, baseUnit: 'g', onHand: 50 });
    createProduct(context, { id: uuid(2), product: input({ nameEn: 'Ace', packs: packs('tablet') }) });
    addBatch(context, uuid(2), { onHand: 50, cost: 9000 });
    const capsules = { ...toInput(context, uuid(2)), baseUnit: 'capsule' as const };
    expect(updateProduct(context, { id: uuid(2), version: 1, product: capsules }).baseUnit).toBe('capsule');
  });
});

describe('the first price of a pack', () => {
  it('is kept and audited once; a price that is there already stays', () => {
    const context = owner();
    const { id, packs } = createProduct(context, {
      id: uuid(1),
      product: input({ packs: [{ unit: 'piece', baseQuantity: 1 }] }),
    });
    const packId = packs[0]?.id ?? '';
    expect(packs[0]?.price).toBeNull();
    expect(pricePack(context, { packId, price: 4500 }).packs[0]?.price).toBe(4500);
    expect(pricePack(context, { packId, price: 100 })).toMatchObject({
      version: 2,
      packs: [{ price: 4500 }],
    });
    const audited = context.db.sqlite
      .prepare("SELECT details FROM audit WHERE action = 'product.prices-changed' AND entity_id = ?")
      .all(id) as { details: string }[];
    expect(audited.map(({ details }) => JSON.parse(details).prices)).toEqual([
      [{ unit: 'piece', baseQuantity: 1, from: null, to: 4500 }],
    ]);
    expect(() => pricePack(context, { packId: uuid(99), price: 1 })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND_RECORD' }),
    );
  });
});

describe('barcodes', () => {
  it('are added, moved within the product, refused to another, and removed', () => {
    const context = owner();
    const [tablet, strip] = createProduct(context, { id: uuid(1), product: input() }).packs;
    const other = createProduct(context, {
      id: uuid(2),
      product: input({ packs: [{ unit: 'piece', baseQuantity: 1 }] }),
    });
    addBarcode(context, { packId: strip?.id ?? '', code: '0012' });
    expect(addBarcode(context, { packId: strip?.id ?? '', code: '0012' }).version).toBe(2);
    addBarcode(context, { packId: tablet?.id ?? '', code: '0012' });
    expect(lookupBarcode(context, '0012').packId).toBe(tablet?.id);
    expect(() => addBarcode(context, { packId: other.packs[0]?.id ?? '', code: '0012' })).toThrow(
      expect.objectContaining({ code: 'DUPLICATE', data: expect.objectContaining({ id: uuid(1) }) }),
    );
    removeBarcode(context, { code: '0012' });
    expect(() => removeBarcode(context, { code: '0012' })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND_RECORD' }),
    );
  });
});

describe('categories and quick keys', () => {
  it('refuses a circle and a sibling of the same name, and counts products', () => {
    const context = owner();
    saveCategory(context, { id: uuid(1), parentId: null, nameBn: 'ওষুধ', nameEn: 'Medicine' });
    saveCategory(context, { id: uuid(2), parentId: uuid(1), nameBn: '', nameEn: 'Syrup' });
    expect(() =>
      saveCategory(context, { id: uuid(1), parentId: uuid(2), nameBn: '', nameEn: 'Medicine' }),
    ).toThrow(expect.objectContaining({ code: 'NOT_FOUND_RECORD' }));
    expect(() =>
      saveCategory(context, { id: uuid(3), parentId: uuid(1), nameBn: '', nameEn: ' SYRUP' }),
    ).toThrow(expect.objectContaining({ code: 'DUPLICATE' }));
    createProduct(context, { id: uuid(5), product: input({ categoryId: uuid(2) }) });
    expect(categoryRows(context.db).map((row) => [row.nameEn, row.products])).toEqual([
      ['Medicine', 0],
      ['Syrup', 1],
    ]);
    const page = {
      text: '',
      drugClass: null,
      inStock: false,
      withoutPrice: false,
      inactive: false,
      offset: 0,
      limit: 10,
    };
    expect(listProducts(context.db, { ...page, view: viewOf(context), categoryId: uuid(1) }).total).toBe(1);
  });

  it('pins at a place and moves the others on', () => {
    const context = owner();
    const plain = input({ packs: [{ unit: 'piece', baseQuantity: 1 }] });
    for (const n of [1, 2, 3]) createProduct(context, { id: uuid(n), product: plain });
    for (const n of [1, 2]) pinProduct(context, { productId: uuid(n), position: 0 });
    pinProduct(context, { productId: uuid(3), position: 1 });
    expect(readQuickKeys(context).map((product) => product.id)).toEqual([uuid(2), uuid(3), uuid(1)]);
    pinProduct(context, { productId: uuid(2), position: null });
    expect(readQuickKeys(context).map((product) => [product.id, product.pinnedPosition])).toEqual([
      [uuid(3), 0],
      [uuid(1), 1],
    ]);
  });
});

describe('substitutes', () => {
  it('have generic, strength and form in common, are in stock, and come cheapest first', () => {
    const context = owner();
    const of = (n: number, fields: Record<string, unknown>, price: number | null) =>
      createProduct(context, {
        id: uuid(n),
        product: input({ ...fields, packs: [{ unit: 'tablet', baseQuantity: 1, price }] }),
      });
    of(1, {}, 120);
    of(2, { nameEn: 'Ace', strength: '500mg' }, 150);
    of(3, { nameEn: 'Fast', generic: 'PARACETAMOL' }, 90);
    of(4, { nameEn: 'Out' }, 10);
    of(5, { nameEn: 'Uncounted', isCounted: false }, null);
    of(6, { nameEn: 'Other strength', strength: '665 mg' }, 10);
    addBatch(context, uuid(2), { onHand: 5, expiry: '2027-01-31', cost: 100 });
    addBatch(context, uuid(3), { onHand: 5, mrp: 200 });
    const found = findSubstitutes(context, uuid(1));
    expect(found.map((item) => [item.product.nameEn, item.rate?.amount ?? null, item.margin])).toEqual([
      ['Ace', 150, 50],
      ['Fast', 200, null],
      ['Uncounted', null, null],
    ]);
    expect(findSubstitutes(actAs(context, 'cashier'), uuid(1))[0]?.margin).toBeNull();
    expect(() => findSubstitutes(context, uuid(99))).toThrow(expect.objectContaining({ name: 'Refusal' }));
  });
});
