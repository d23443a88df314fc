import { rm } from 'node:fs/promises';
import { call } from '@orpc/server';
import { PNG } from 'pngjs';
import { afterEach, describe, expect, it } from 'vitest';
import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import type { Role } from '../../shared/permissions/permissions.ts';
import { layOutReceipt } from '../../shared/receipt/receipt-layout.ts';
import type { CallContext } from '../app/shop.ts';
import { verifyAuditChain } from '../db/audit.ts';
import { readSettings, writeSettings } from '../settings/index.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { hashToken } from '../users/index.ts';
import { layOutSale } from './prepare-job.ts';
import { type PrintQueue, startPrintQueue } from './print-queue.ts';
import { VIRTUAL_PRINTER } from './printer-rules.ts';
import { printingHandlers as printing } from './printing.handlers.ts';
import { findJob } from './printing.repo.ts';
import { receiptOfSale } from './receipt-rules.ts';
import { findStoredSale } from './stored-sale.repo.ts';
import { addStoredSale } from './stored-sale-fixture.ts';

type TestShop = ReturnType<typeof createTestShop>;

const queues: [PrintQueue, TestShop][] = [];
afterEach(async () => {
  for (const [queue, shop] of queues.splice(0)) {
    await queue.stop();
    await rm(shop.options.printFolder, { recursive: true, force: true });
  }
});

/** A shop with its queue running, and a call by somebody of that role. */
function openAs(role: Role): { shop: TestShop; queue: PrintQueue; context: CallContext } {
  const shop = createTestShop();
  const { actor } = actAs(shop, role);
  const token = `token-of-${role}-long-enough-123456`;
  shop.db
    .statement(
      'INSERT INTO sessions (token_hash, user_id, till_id, created_at, last_seen_at) VALUES (?, ?, 1, ?, ?)',
    )
    .run(hashToken(token), actor.userId, shop.clock.now(), shop.clock.now());
  const queue = startPrintQueue(shop);
  queues.push([queue, shop]);
  const reqHeaders = new Headers({ authorization: `Bearer ${token}` });
  return { shop, queue, context: { shop, localTillId: 1, reqHeaders } };
}

const counter = (shop: TestShop, changes: Partial<PrinterDto> = {}): PrinterDto => ({
  id: shop.ports.ids.next(),
  name: 'Counter',
  widthDots: 384,
  connection: { kind: 'network', host: '127.0.0.1', port: 9 },
  cut: true,
  drawer: true,
  isDefault: false,
  ...changes,
});

const audited = (shop: TestShop) => {
  expect(verifyAuditChain(shop.db.sqlite).brokenAt).toBeNull();
  return shop.db.sqlite
    .prepare<[], { action: string; details: string }>('SELECT action, details FROM audit ORDER BY id')
    .all()
    .map((row) => [row.action, JSON.parse(row.details)]);
};

describe('setting up printers', () => {
  it('offers the virtual printer until one is set up, and keeps exactly one default', async () => {
    const { shop, context } = openAs('manager');
    expect(await call(printing.printers, {}, { context })).toEqual({ items: [VIRTUAL_PRINTER] });
    const first = await call(printing.savePrinter, counter(shop), { context });
    expect(first.isDefault).toBe(true);
    const second = await call(printing.savePrinter, counter(shop, { name: 'Back', isDefault: true }), {
      context,
    });
    const { items } = await call(printing.printers, {}, { context });
    expect(items.map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['Back', true],
      ['Counter', false],
    ]);
    await call(printing.removePrinter, { id: second.id }, { context });
    expect((await call(printing.printers, {}, { context })).items).toEqual([first]);
    await call(printing.removePrinter, { id: first.id }, { context });
    expect((await call(printing.printers, {}, { context })).items).toEqual([VIRTUAL_PRINTER]);
    expect(audited(shop).map(([action]) => action)).toEqual([
      'printer.saved',
      'printer.saved',
      'printer.removed',
      'printer.removed',
    ]);
  });

  it('are told to the other screens when one is saved or removed', async () => {
    const { shop, context } = openAs('manager');
    const heard: string[] = [];
    const stop = new AbortController();
    const listening = (async () => {
      for await (const event of shop.events.subscribe(stop.signal)) heard.push(event.type);
    })().catch(() => undefined);
    const { id } = await call(printing.savePrinter, counter(shop), { context });
    await expect.poll(() => heard).toEqual(['settings-changed']);
    await call(printing.removePrinter, { id }, { context });
    await expect.poll(() => heard).toEqual(['settings-changed', 'settings-changed']);
    stop.abort();
    await listening;
  });

  it('refuses a second printer of the same name, an unknown one, and people who may not', async () => {
    const { shop, context } = openAs('manager');
    await call(printing.savePrinter, counter(shop), { context });
    await expect(call(printing.savePrinter, counter(shop), { context })).rejects.toMatchObject({
      code: 'DUPLICATE',
      data: { field: 'name', value: 'Counter' },
    });
    const id = shop.ports.ids.next();
    await expect(call(printing.removePrinter, { id }, { context })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
    await expect(call(printing.testPage, { jobId: id, printerId: id }, { context })).rejects.toMatchObject({
      code: 'NOT_FOUND_RECORD',
    });
    const cashier = openAs('cashier');
    await expect(
      call(printing.savePrinter, counter(shop), { context: cashier.context }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('lists no system printers where there is no desktop shell', async () => {
    const { context } = openAs('manager');
    expect(await call(printing.systemPrinters, {}, { context })).toEqual({ items: [] });
  });

  it('prints a test page once, however often it is asked for', async () => {
    const { shop, queue, context } = openAs('cashier');
    const jobId = shop.ports.ids.next();
    const input = { jobId, printerId: VIRTUAL_PRINTER.id };
    expect(await call(printing.testPage, input, { context })).toMatchObject({
      kind: 'test',
      status: 'queued',
    });
    await queue.idle();
    expect(await call(printing.testPage, input, { context })).toMatchObject({
      status: 'done',
      attempts: 1,
      printerName: 'Virtual printer',
    });
    expect((await call(printing.jobs, {}, { context })).items).toHaveLength(1);
  });
});

describe('jobs', () => {
  it('reprints a stored sale as a marked copy, audited, in another language if wished', async () => {
    const { shop, queue, context } = openAs('cashier');
    const saleId = addStoredSale(shop);
    const jobId = shop.ports.ids.next();
    const job = await call(printing.reprint, { jobId, saleId, language: 'en' }, { context });
    expect(job).toMatchObject({ kind: 'reprint', saleId, receiptCode: 'T1-000001', status: 'queued' });
    await queue.idle();
    expect(findJob(shop.db, jobId)).toMatchObject({ status: 'done', language: 'en' });
    expect(audited(shop)).toEqual([['receipt.reprinted', { receiptCode: 'T1-000001' }]]);
    await expect(
      call(printing.reprint, { jobId, saleId: shop.ports.ids.next() }, { context }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD', data: { entity: 'sale' } });
  });

  it('opens the drawer with its reason in the audit log, once per request', async () => {
    const { shop, queue, context } = openAs('cashier');
    const input = { jobId: shop.ports.ids.next(), reason: 'change for 500' };
    await call(printing.openDrawer, input, { context });
    await queue.idle();
    expect(await call(printing.openDrawer, input, { context })).toMatchObject({
      kind: 'drawer',
      status: 'done',
    });
    expect(audited(shop)).toEqual([['drawer.opened', { reason: 'change for 500' }]]);
  });

  it('shows what waits and what failed, and lets one retry and cancel', async () => {
    const { shop, queue, context } = openAs('manager');
    // A system printer outside the desktop shell: refused at once, so the job fails without waiting.
    const spooler = counter(shop, { connection: { kind: 'spooler', printerName: 'Canon' } });
    await call(printing.savePrinter, spooler, { context });
    const saleId = addStoredSale(shop);
    const id = shop.ports.ids.next();
    await call(printing.reprint, { jobId: id, saleId }, { context });
    await queue.idle();
    expect(await call(printing.jobs, { limit: 1 }, { context })).toMatchObject({
      items: [{ id, status: 'failed', lastError: 'refused', retryAt: null, printerName: 'Counter' }],
      waiting: 0,
      failed: 1,
    });
    expect(await call(printing.cancelJob, { id }, { context })).toMatchObject({ status: 'cancelled' });
    await call(printing.removePrinter, { id: spooler.id }, { context });
    expect(await call(printing.retryJob, { id }, { context })).toMatchObject({
      status: 'queued',
      attempts: 0,
    });
    await queue.idle();
    expect(await call(printing.retryJob, { id }, { context })).toMatchObject({
      status: 'done',
      printerName: 'Virtual printer',
    });
    for (const procedure of [printing.retryJob, printing.cancelJob]) {
      const unknown = { id: shop.ports.ids.next() };
      await expect(call(procedure, unknown, { context })).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
    }
  });
});

describe('the receipt of a stored sale', () => {
  it('keeps the letterhead of its day, whatever the shop is called later', () => {
    const { shop } = openAs('owner');
    const rename = (nameBn: string) =>
      writeSettings(shop.db, { shop: { ...readSettings(shop.db).shop, nameBn } }, shop.clock.now());
    rename('মা ফার্মেসি');
    const saleId = addStoredSale(shop);
    rename('নতুন নাম');
    expect(findStoredSale(shop.db, saleId)?.letterhead.shop?.nameBn).toBe('মা ফার্মেসি');
    expect(() => shop.db.sqlite.exec("UPDATE letterheads SET shop = '{}'")).toThrow(/append-only/);
  });

  it('says what was sold, paid and owed', () => {
    const { shop } = openAs('owner');
    writeSettings(
      shop.db,
      { shop: { ...readSettings(shop.db).shop, nameBn: 'মা ফার্মেসি', bin: '123' } },
      shop.clock.now(),
    );
    const stored = findStoredSale(shop.db, addStoredSale(shop));
    if (!stored) throw new Error('the sale is not there');
    const data = receiptOfSale(stored.sale, readSettings(shop.db), { copy: 'original', training: false });
    const rows = layOutReceipt(data, 'en', 58).rows;
    const texts = rows.flatMap((row) =>
      row.kind === 'pair' ? [`${row.left} | ${row.right}`] : row.kind === 'text' ? [row.text] : [],
    );
    expect(texts.map((text) => text.replaceAll('\u00a0', ' '))).toEqual([
      'মা ফার্মেসি',
      'BIN: 123',
      'Receipt | T1-000001',
      '21/11/2026 | 12:00 PM',
      'Till 1 | Sold by Rahima',
      'Customer: করিম | 01711000000',
      'Napa 500 mg',
      '2 strip × 24.00 + 3 tab × 2.40 | 55.20',
      'Batch NA1 · Exp 03/27 | ',
      'Batch NA2 · Exp 04/27 | ',
      'Discount | -0.60',
      'মিনিকেট চাল',
      '750 g × 72.53/kg | 54.40',
      'Subtotal (2 items) | 109.00',
      'Discount | -0.60',
      'Rounding | -0.40',
      'TOTAL | ৳108',
      'Cash | 100.00',
      'Due (baki) | 8.00',
      'Cash given | 200.00',
      'Change | 100.00',
      'You saved | 1.20',
      'Due before | 50.00',
      'New due | 8.00',
      'Total due | 58.00',
      'Thank you, come again',
      'T1-000001',
    ]);
  });

  it('is drawn for the screen as the printer draws it', async () => {
    const { shop, context } = openAs('cashier');
    const saleId = addStoredSale(shop);
    const preview = await call(printing.preview, { saleId, widthDots: 384 }, { context });
    const png = PNG.sync.read(Buffer.from(preview.pngBase64, 'base64'));
    expect([png.width, png.height]).toEqual([384, preview.height]);
    await expect(
      call(printing.preview, { saleId: shop.ports.ids.next() }, { context }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND_RECORD' });
  });

  it('is watermarked in a training shop, and speaks the language of the sale unless asked otherwise', () => {
    const { shop } = openAs('owner');
    const saleId = addStoredSale(shop);
    const layout = (language: 'en' | null, training: boolean) =>
      layOutSale({ ...shop, options: { ...shop.options, training } }, saleId, {
        language,
        copy: 'original',
        paper: 58,
      });
    expect(layout(null, true)?.watermark).toBe('প্রশিক্ষণ');
    expect(layout('en', true)?.watermark).toBe('TRAINING');
    expect(layout(null, false)?.watermark).toBeNull();
  });
});
