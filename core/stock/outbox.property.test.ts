import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProductInput, productInputSchema } from '../../shared/contract/catalog.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { baseUnits } from '../../shared/money/money.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { addBarcode } from '../catalog/change-barcodes.ts';
import { createProduct } from '../catalog/create-product.ts';
import { getProduct } from '../catalog/read-products.ts';
import { saveCategory } from '../catalog/save-category.ts';
import { updateProduct } from '../catalog/update-product.ts';
import { jobsIdle } from '../imports/import-jobs.ts';
import { runImport } from '../imports/run-import.ts';
import { undoImport } from '../imports/undo-import.ts';
import { uploadImport } from '../imports/upload-import.ts';
import { noteDay, noteEverything } from '../marketplace/index.ts';
import { checkout } from '../sales/index.ts';
import { checkoutInput } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { adjustBatch } from './adjust-batch.ts';
import { receiveStock } from './index.ts';
import { setBatchStatus } from './set-batch-status.ts';

const PRODUCTS = 3;
type World = {
  context: Context;
  clock: { advance(ms: number): void };
  category: string;
  parent: string;
  imports: string[];
};

const which = fc.integer({ min: 0, max: PRODUCTS - 1 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    which,
    published: fc.boolean(),
    price: fc.integer({ min: 100, max: 900 }),
  }),
  fc.record({
    kind: fc.constant('edit' as const),
    which,
    change: fc.constantFrom(
      'publish',
      'unpublish',
      'price',
      'name',
      'text',
      'archive',
      'restore',
      'pack',
      'category',
      'none',
    ),
    price: fc.integer({ min: 100, max: 900 }),
  }),
  fc.record({
    kind: fc.constant('receive' as const),
    which,
    quantity: fc.integer({ min: 1, max: 30 }),
    mrp: fc.integer({ min: 900, max: 1_000 }),
    days: fc.constantFrom(0, 1, 2, 300),
  }),
  fc.record({ kind: fc.constant('adjust' as const), which, quantity: fc.integer({ min: -5, max: 5 }) }),
  fc.record({ kind: fc.constant('status' as const), which, status: fc.constantFrom('ok', 'quarantined') }),
  fc.record({ kind: fc.constant('sell' as const), which, quantity: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ kind: fc.constant('category' as const), isParent: fc.boolean() }),
  fc.record({ kind: fc.constant('barcode' as const), which }),
  fc.record({
    kind: fc.constant('import' as const),
    which,
    price: fc.integer({ min: 100, max: 900 }),
    stock: fc.integer({ min: 0, max: 9 }),
  }),
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: -40, max: 40 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const idOf = (index: number) => `019aa000-0000-7000-8000-00000000000${index}`;

function exists({ context }: World, id: string): boolean {
  return context.db.sqlite.prepare('SELECT 1 FROM products WHERE id = ?').get(id) !== undefined;
}

function inputOf(context: Context, id: string): { version: number; product: ProductInput } {
  const now = getProduct(context, id);
  const { nameBn, nameEn, aliases, generic, strength, dosageForm, manufacturer, categoryId, drugClass } = now;
  const packs = now.packs.map((pack) => ({ ...pack }));
  const { shelf, description, specifications, baseUnit, isCounted, isPublished, isActive } = now;
  const named = {
    nameBn,
    nameEn,
    aliases,
    generic,
    strength,
    dosageForm,
    manufacturer,
    categoryId,
    drugClass,
  };
  const rest = { shelf, description, specifications, baseUnit, isCounted, isPublished, isActive, packs };
  return { version: now.version, product: productInputSchema.parse({ ...named, ...rest }) };
}

function edit({ context, category }: World, action: Extract<Step, { kind: 'edit' }>): void {
  const id = idOf(action.which);
  const { version, product } = inputOf(context, id);
  const [pack] = product.packs;
  if (!pack) throw new Error('a product without a pack');
  const size = 2 + product.packs.length;
  const changes: Record<typeof action.change, Partial<ProductInput>> = {
    publish: { isPublished: true },
    unpublish: { isPublished: false },
    price: { packs: [{ ...pack, price: action.price as never }, ...product.packs.slice(1)] },
    name: { nameBn: `নাম ${action.price}` },
    text: { description: `Text ${action.price}` },
    archive: { isActive: false },
    restore: { isActive: true },
    pack: {
      packs: [
        ...product.packs,
        {
          ...pack,
          id: undefined,
          unit: 'box',
          baseQuantity: baseUnits(size),
          barcodes: [],
          isDefault: false,
        },
      ],
    },
    category: { categoryId: product.categoryId === null ? category : null },
    none: {},
  };
  updateProduct(context, { id, version, product: { ...product, ...changes[action.change] } });
}

async function importRow(world: World, action: Extract<Step, { kind: 'import' }>): Promise<void> {
  const { context } = world;
  const importId = context.ports.ids.next();
  const content = Buffer.from(
    `name,price,stock\nGoods ${action.which},${action.price / 100},${action.stock}\n`,
  );
  const { mapping } = await uploadImport(context, { importId, fileName: 'goods.csv', content });
  runImport(context, { importId, mapping, options: { categoryId: null, oversell: null, stripOf: null } });
  await jobsIdle(context);
  world.imports.push(importId);
}

async function play(world: World, action: Step): Promise<void> {
  const { context } = world;
  const { db, ports } = context;
  if (action.kind === 'wait') {
    world.clock.advance(action.hours * 3_600_000);
    noteDay(context);
    await noteEverything(context);
    return;
  }
  if (action.kind === 'category') {
    const id = action.isParent ? world.parent : world.category;
    const nameEn = `Category ${ports.ids.next()}`;
    saveCategory(context, { id, parentId: action.isParent ? null : world.parent, nameBn: '', nameEn });
    return;
  }
  if (action.kind === 'import') return importRow(world, action);
  if (action.kind === 'undo') {
    const last = world.imports.pop();
    if (last !== undefined) await undoImport(context, last);
    return jobsIdle(context);
  }
  const id = idOf(action.which);
  if (action.kind === 'create') {
    const packs = [{ unit: 'piece', baseQuantity: 1, price: action.price }];
    const product = {
      nameEn: `Goods ${action.which}`,
      categoryId: world.category,
      isPublished: action.published,
    };
    createProduct(context, {
      id,
      product: productInputSchema.parse({ ...product, packs, oversell: 'allow' }),
    });
    return;
  }
  if (!exists(world, id)) return;
  if (action.kind === 'edit') return edit(world, action);
  if (action.kind === 'barcode') {
    const [pack] = getProduct(context, id).packs;
    if (pack) addBarcode(context, { packId: pack.id, code: `X${ports.ids.next().slice(-12)}` });
    return;
  }
  if (action.kind === 'receive') {
    const today = ports.clock.now();
    const line = {
      productId: id,
      batchNo: 'A',
      expiry: businessDayOf(today + action.days * 86_400_000),
      quantity: baseUnits(action.quantity),
      cost: null,
      mrp: { amount: action.mrp as never, per: baseUnits(1) },
      price: null,
    };
    receiveStock(context, { deliveryId: ports.ids.next(), lines: [line], note: '' });
    return;
  }
  if (action.kind === 'sell') {
    const [pack] = getProduct(context, id).packs;
    const parts = [{ packId: pack?.id ?? '', quantity: baseUnits(action.quantity) }];
    const line = {
      kind: 'product' as const,
      lineId: 'l',
      productId: id,
      parts,
      batchId: null,
      discount: 0 as never,
      acknowledged: [],
    };
    checkout(context, checkoutInput(context, [line]));
    return;
  }
  const batch = db.sqlite
    .prepare('SELECT id FROM batches WHERE product_id = ? ORDER BY id LIMIT 1')
    .pluck()
    .get(id);
  if (typeof batch !== 'string') return;
  if (action.kind === 'status')
    setBatchStatus(context, { batchId: batch, status: action.status, reason: 'test' });
  else
    adjustBatch(context, {
      adjustmentId: ports.ids.next(),
      batchId: batch,
      quantity: baseUnits(action.quantity),
      reason: 'test',
    });
}

type Seen = { isPublished: number; view: string };

/** What a buyer could see of every product: texts, packs with prices, prices and MRPs of what is sellable, how much of it. */
function shown({ context }: World): Map<string, Seen> {
  const today = businessDayOf(context.ports.clock.now());
  const rows = context.db.sqlite
    .prepare<[string], Seen & { id: string }>(
      `SELECT p.id, p.is_published AND p.pending_import_id IS NULL AS isPublished,
         json_array(p.name_bn, p.name_en, p.generic, p.strength, p.manufacturer, p.description, p.is_active, p.is_published, p.is_counted,
           p.pending_import_id, p.vat_rate_bp, p.drug_class, c.name_bn, c.name_en, parent.name_en,
           (SELECT json_group_array(json_array(id, unit, label, base_quantity, price, is_active)) FROM packs WHERE product_id = p.id),
           (SELECT json_group_array(json_array(id, on_hand, mrp_amount, price_amount)) FROM batches
            WHERE product_id = p.id AND status = 'ok' AND on_hand <> 0 AND coalesce(expiry, '9999') >= ?)) AS view
       FROM products p LEFT JOIN categories c ON c.id = p.category_id LEFT JOIN categories parent ON parent.id = c.parent_id`,
    )
    .all(today);
  return new Map(rows.map(({ id, ...seen }) => [id, seen]));
}

function outbox({ context }: World): Map<string, { version: number; status: string }> {
  const rows = context.db.sqlite
    .prepare<[], { key: string; version: number; status: string }>(
      "SELECT key, version, status FROM outbox WHERE topic = 'availability'",
    )
    .all();
  return new Map(rows.map(({ key, ...row }) => [key, row]));
}

async function makeWorld(): Promise<World> {
  const shop = createTestShop();
  const context = actAs(shop, 'owner');
  const world = {
    context,
    clock: shop.clock,
    category: shop.ports.ids.next(),
    parent: shop.ports.ids.next(),
    imports: [],
  };
  noteDay(context);
  await noteEverything(context);
  saveCategory(context, { id: world.parent, parentId: null, nameBn: '', nameEn: 'Parent' });
  saveCategory(context, { id: world.category, parentId: world.parent, nameBn: '', nameEn: 'Child' });
  return world;
}

/** Plays one step after everything was sent; names the products whose change the marketplace would never hear of. */
async function holesAfter(world: World, action: Step): Promise<string[]> {
  world.context.db.sqlite.exec("UPDATE outbox SET status = 'done'");
  const [before, sent] = [shown(world), outbox(world)];
  try {
    await play(world, action);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(shown(world)).toEqual(before);
  }
  const after = shown(world);
  const due = outbox(world);
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => {
    const [old, now] = [before.get(id), after.get(id)];
    const wasSeen = old?.isPublished === 1 || now?.isPublished === 1;
    if (!wasSeen || old?.view === now?.view) return false;
    const row = due.get(id);
    return row?.status !== 'due' || row.version <= (sent.get(id)?.version ?? 0);
  });
}

describe('the outbox', () => {
  it('holds a new version of every published product that changed, whatever was done', {
    timeout: 180_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const world = await makeWorld();
        try {
          for (const index of Array.from({ length: PRODUCTS }, (_, at) => at))
            await play(world, { kind: 'create', which: index, published: index > 0, price: 500 });
          for (const action of steps) expect([action, await holesAfter(world, action)]).toEqual([action, []]);
        } finally {
          world.context.db.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says nothing of a product that was never published', async () => {
    const world = await makeWorld();
    await play(world, { kind: 'create', which: 0, published: false, price: 500 });
    for (const change of ['price', 'name', 'archive'] as const)
      await play(world, { kind: 'edit', which: 0, change, price: 600 });
    await play(world, { kind: 'receive', which: 0, quantity: 5, mrp: 900, days: 1 });
    await play(world, { kind: 'wait', hours: 72 });
    expect(outbox(world)).toEqual(new Map());
  });

  it('hears of a batch that expires once, when its last day is over', async () => {
    const world = await makeWorld();
    await play(world, { kind: 'create', which: 0, published: true, price: 500 });
    await play(world, { kind: 'receive', which: 0, quantity: 5, mrp: 900, days: 1 });
    const version = () => outbox(world).get(idOf(0))?.version;
    const received = version();
    // Noon of the 21st; the batch may be sold through the 22nd.
    await play(world, { kind: 'wait', hours: 35 });
    expect(version()).toBe(received);
    await play(world, { kind: 'wait', hours: 2 });
    expect(version()).toBe((received ?? 0) + 1);
    await play(world, { kind: 'wait', hours: 24 });
    expect(version()).toBe((received ?? 0) + 1);
  });

  it('is written by an import and by its undo, with the change or not at all', async () => {
    const world = await makeWorld();
    await play(world, { kind: 'create', which: 0, published: true, price: 500 });
    const before = outbox(world).get(idOf(0))?.version ?? 0;
    await play(world, { kind: 'import', which: 0, price: 700, stock: 4 });
    const imported = outbox(world).get(idOf(0))?.version ?? 0;
    expect(imported).toBeGreaterThan(before);
    await play(world, { kind: 'undo' });
    expect(outbox(world).get(idOf(0))?.version).toBeGreaterThan(imported);
    expect(getProduct(world.context, idOf(0)).packs[0]?.price).toBe(500);
  });
});
