/**
 * How fast a catalogue goes in, on a file of the disk, search index included: the real medicine list where it lies beside the
 * project, else made-up goods. Also how long a sale would have had to wait for one step of it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jobsIdle } from '../core/imports/import-jobs.ts';
import { runImport } from '../core/imports/run-import.ts';
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

/** Imports the file twice and watches how long the event loop is held. */
export const measure: Measure = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-import-'));
  try {
    const context = actAs(createTestShop({ file: path.join(folder, 'shop.db') }), 'owner');
    const isReal = existsSync(REAL);
    const content = isReal ? readFileSync(REAL) : madeUp(20_000);
    const first = await importOnce(context, content);
    const again = await importOnce(context, content);
    const what = isReal ? 'medicine_catalogue.csv' : '20,000 made-up medicines';
    const figure = (name: string, run: Run): Figure => ({
      name,
      unit: 'rows/s',
      value: run.rowsPerSecond,
      aim: { is: '>=', value: 5_000 },
      note: `${what}: ${run.rows} rows, ${run.summary}, index included, on disk`,
    });
    return [
      figure('import_rows_per_s', first),
      figure('import_again_rows_per_s', again),
      {
        name: 'import_step_p99',
        unit: 'ms',
        value: percentile(first.held, 0.99),
        p50: percentile(first.held, 0.5),
        p99: percentile(first.held, 0.99),
        aim: { is: '<=', value: 50 },
        note: `how long a call waits for a step of the import; longest ${Math.round(Math.max(...first.held))} ms (the last one)`,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

type Run = { rows: number; rowsPerSecond: number; summary: string; held: number[] };

async function importOnce(context: ReturnType<typeof actAs>, content: Buffer): Promise<Run> {
  const importId = context.ports.ids.next();
  const { mapping } = await uploadImport(context, { importId, fileName: 'catalogue.csv', content });
  const held: number[] = [];
  let isRunning = true;
  const watch = async () => {
    while (isRunning) {
      const started = performance.now();
      await new Promise(setImmediate);
      held.push(performance.now() - started);
    }
  };
  const watching = watch();
  const ms = await timed(async () => {
    runImport(context, { importId, mapping, options: OPTIONS });
    await jobsIdle(context);
  });
  isRunning = false;
  await watching;
  const { rowsTotal, created, unchanged } = oneImport(context, importId);
  return {
    rows: rowsTotal,
    rowsPerSecond: (rowsTotal / ms) * 1000,
    summary: created > 0 ? `${created} products made` : `${unchanged} unchanged`,
    held,
  };
}

await runAlone(import.meta.url, measure);
