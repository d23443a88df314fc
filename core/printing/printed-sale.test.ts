import { describe, expect, it } from 'vitest';
import { baseUnits, paisa } from '../../shared/money/money.ts';
import type { ReceiptRow } from '../../shared/receipt/receipt-row.ts';
import { checkout } from '../sales/index.ts';
import { addCustomer, addGoods, checkoutInput, lineOf } from '../testing/test-goods.ts';
import { actAs, createTestShop } from '../testing/test-shop.ts';
import { layOutSale } from './prepare-job.ts';
import { startPrintQueue } from './print-queue.ts';
import { listJobs } from './printing.repo.ts';
import { decodeEscPos } from './virtual-printer.ts';

function open() {
  const shop = createTestShop();
  const context = actAs(shop, 'owner');
  const medicine = addGoods(shop, {
    nameBn: 'নাপা',
    nameEn: 'Napa 500 mg',
    baseUnit: 'tablet',
    drugClass: 'otc',
    packs: [
      { unit: 'strip', size: 10, price: 2400 },
      { unit: 'tablet', size: 1, price: 240 },
    ],
    batches: [{ onHand: 100, batchNo: 'NA1', expiry: '2027-03-28', mrp: 240, cost: 200 }],
  });
  const parts = [
    { packId: medicine.packs[0] ?? '', quantity: baseUnits(20) },
    { packId: medicine.packs[1] ?? '', quantity: baseUnits(3) },
  ];
  return { shop, context, line: () => lineOf(shop, medicine, 1, { parts }) };
}

function textsOf(rows: readonly ReceiptRow[]): string[] {
  return rows
    .flatMap((row) =>
      row.kind === 'pair' ? [`${row.left} | ${row.right}`] : row.kind === 'text' ? [row.text] : [],
    )
    .map((text) => text.replaceAll('\u00a0', ' '));
}

describe('a sale that was rung up', () => {
  it('comes out of the printer after the commit, with the drawer for cash', async () => {
    const { shop, context, line } = open();
    const got: Buffer[] = [];
    const queue = startPrintQueue(shop, () => ({
      async send({ bytes }) {
        got.push(bytes);
      },
    }));
    const sale = checkout(context, checkoutInput(context, [line()]));
    expect(got).toEqual([]);
    await queue.idle();
    expect(got.map(decodeEscPos)).toMatchObject([{ cuts: 1, drawerPins: [2, 5] }]);
    expect(listJobs(shop.db, 9)).toMatchObject([{ kind: 'receipt', saleId: sale.id, status: 'done' }]);
    await queue.stop();
  });

  it('says on paper what was sold and owed', () => {
    const { shop, context, line } = open();
    const input = checkoutInput(context, [line()], {
      customerId: addCustomer(shop),
      total: paisa(5500),
      tenders: [
        { kind: 'bkash', amount: paisa(5000), trxId: 'BK12ab' },
        { kind: 'baki', amount: paisa(500) },
      ],
      receiptLanguage: 'en',
    });
    const layout = layOutSale(shop, checkout(context, input).id, {
      language: null,
      copy: 'original',
      paper: 58,
    });
    expect(textsOf(layout?.rows ?? [])).toEqual(
      expect.arrayContaining([
        'Receipt | T1-000001',
        'Customer: Karim | 01711000000',
        'Napa 500 mg',
        '2 strip × 24.00 + 3 tab × 2.40 | 55.20',
        'Batch NA1 · Exp 03/27 | ',
        'Rounding | -0.20',
        'TOTAL | ৳55',
        'bKash | 50.00',
        'TrxID BK12AB',
        'Due (baki) | 5.00',
        'Total due | 5.00',
      ]),
    );
  });

  it('never waits for the printer: sales go through while one receipt is stuck in it', async () => {
    const { shop, context, line } = open();
    let release = (): void => undefined;
    const stuck = new Promise<void>((done) => {
      release = done;
    });
    const got: string[] = [];
    const queue = startPrintQueue(shop, () => ({
      async send({ title }) {
        await stuck;
        got.push(title);
      },
    }));
    const first = checkout(context, checkoutInput(context, [line()]));
    await expect.poll(() => listJobs(shop.db, 1)[0]?.status).toBe('printing');
    const others = [1, 2, 3].map(() => checkout(context, checkoutInput(context, [line()])));
    expect(got).toEqual([]);
    release();
    await queue.idle();
    expect(got).toEqual([first, ...others].map((sale) => sale.receiptCode));
    await queue.stop();
  });
});
