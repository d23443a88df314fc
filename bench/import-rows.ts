/**
 * How fast a catalogue goes in, on a file of the disk, search index included: the real medicine list where it lies beside the
 * project, else made-up goods. Also how long one step of it holds the writer, and the server
 * as a whole: while goods are made, while all prices change, and while that is undone.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jobsIdle } from '../core/imports/import-jobs.ts';
import { runImport } from '../core/imports/run-import.ts';
import { undoImport } from '../core/imports/undo-import.ts';
import { oneImport, uploadImport } from '../core/imports/upload-import.ts';
import { actAs, createTestShop } from '../core/testing/test-shop.ts';
import { type Figure, type Measure, percentile, runAlone, timed } from './figure.ts';

const REAL = path.join(import.meta.dirname, '../../shared/data/medicine_catalogue.csv');
const OPTIONS = { categoryId: null, oversell: null, stripOf: null };
const BRANDS = ['Alo', 'Bati', 'Chini', 'Dhup', 'Elo', 'Fola', 'Gani', 'Hasi', 'Jora', 'Kori'];

function madeUp(rows: number): Buffer {
  const lines = Array.from({ length: rows }, (_, index) => {
    const name = `${BRANDS[index % 10]}${BRANDS[Math.floor(index / 10) % 10]?.toLowerCase()} ${index}`;
    return `${index},${name},Generic ${index % 900},${(index % 20) * 25} mg,Tablet,Maker ${index % 200},${index / 100}`;
  });
  return Buffer.from(`id,brand,generic,strength,dosage form,manufacturer,price\n${lines.join('\n')}\n`);
}

/** Imports the file, the same again, then once more after all prices changed, and takes that back; watches writer and event loop. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-import-'));
  try {
    const context = actAs(createTestShop({ file: path.join(folder, 'shop.db') }), 'owner');
    const isReal = existsSync(REAL);
    const content = isReal ? readFileSync(REAL) : madeUp(20_000);
    const first = await importOnce(context, content);
    const again = await importOnce(context, content);
    context.db.sqlite.exec('UPDATE packs SET price = price + 1');
    const prices = await importOnce(context, content);
    const undo = await watch(context, () => undoImport(context, prices.importId));
    const what = isReal ? 'medicine_catalogue.csv' : '20,000 made-up medicines';
    const rate = (name: string, run: Run): Figure => ({
      name,
      unit: 'rows/s',
      value: (run.rows / run.ms) * 1000,
      aim: { is: '>=', value: 5_000 },
      note: `${what}: ${run.rows} rows, ${run.summary}, index included, on disk`,
    });
    return [
      rate('import_rows_per_s', first),
      rate('import_again_rows_per_s', again),
      ...holds('import', first, first.summary),
      ...holds('import_prices', prices, prices.summary),
      ...holds('import_undo', undo, `${prices.summary}, taken back in ${Math.round(undo.ms)} ms`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** How long work took, and the milliseconds of each time it held the writer or the event loop. */
type Watched = { ms: number; writer: { name: string; ms: number; cpu: number }[]; loop: number[] };
type Run = Watched & { importId: string; rows: number; summary: string };
type Importer = ReturnType<typeof actAs>;

/** Processor time that this thread has used. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Times every transaction of the writer, and every turn of the event loop, while the work runs. */
async function watch({ db }: Importer, work: () => Promise<unknown>): Promise<Watched> {
  const writer: Watched['writer'] = [];
  const loop: number[] = [];
  const transaction = db.transaction.bind(db);
  db.transaction = (name, inside) => {
    const started = performance.now();
    const before = cpuMs();
    try {
      return transaction(name, inside);
    } finally {
      writer.push({ name, ms: performance.now() - started, cpu: cpuMs() - before });
    }
  };
  let isRunning = true;
  const watching = (async () => {
    while (isRunning) {
      const started = performance.now();
      await new Promise(setImmediate);
      loop.push(performance.now() - started);
    }
  })();
  const ms = await timed(work);
  isRunning = false;
  await watching;
  db.transaction = transaction;
  return { ms, writer, loop };
}

/** The largest sample, of however many: the event loop turns more often than a call takes arguments. */
function longestOf(samples: readonly number[]): number {
  return samples.reduce((longest, sample) => Math.max(longest, sample), 0);
}

/** The longest holds: of the writer, which a sale waits for, and of the event loop, which every call waits for. */
function holds(name: string, { writer, loop }: Watched, what: string): Figure[] {
  const held = writer.map(({ ms }) => ms);
  const cpu = writer.map((hold) => hold.cpu);
  const longest = writer.toSorted((a, b) => b.ms - a.ms)[0];
  const figure = (kind: string, samples: readonly number[], note: string): Figure => ({
    name: `${name}_${kind}_hold_longest`,
    unit: 'ms',
    value: longestOf(samples),
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    aim: { is: '<=', value: 50 },
    note: `${what}; ${note}`,
  });
  const work = `processor time p99 ${percentile(cpu, 0.99).toFixed(0)}, longest ${longestOf(cpu).toFixed(0)}`;
  return [
    figure('writer', held, `the longest was ${longest?.name}; ${work}`),
    figure('loop', loop, 'reading and comparing included'),
  ];
}

async function importOnce(context: Importer, content: Buffer): Promise<Run> {
  const importId = context.ports.ids.next();
  const { mapping } = await uploadImport(context, { importId, fileName: 'catalogue.csv', content });
  const watched = await watch(context, async () => {
    runImport(context, { importId, mapping, options: OPTIONS });
    await jobsIdle(context);
  });
  const { rowsTotal, created, updated, unchanged } = oneImport(context, importId);
  const summary =
    created > 0
      ? `${created} products made`
      : updated > 0
        ? `${updated} prices changed`
        : `${unchanged} unchanged`;
  return { ...watched, importId, rows: rowsTotal, summary };
}

await runAlone(import.meta.url, measure);
