import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, type Measure, meetsAim, table } from './figure.ts';

const FOLDER = path.dirname(fileURLToPath(import.meta.url));
const SUPPORT = new Set(['figure.ts', 'run.ts']);

/** Measures one file in a process of its own, so that no benchmark warms or fills another's memory. */
async function measureApart(file: string): Promise<Figure[]> {
  const out = path.join(os.tmpdir(), `dokani-bench-${process.pid}-${path.basename(file)}.json`);
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--child', file, out], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0 || !existsSync(out)) throw new Error(`${path.basename(file)} ended with ${code}`);
  const figures = JSON.parse(readFileSync(out, 'utf8')) as Figure[];
  rmSync(out);
  return figures;
}

async function runChild(file: string, out: string): Promise<void> {
  const { measure } = (await import(file)) as { measure: Measure };
  writeFileSync(out, JSON.stringify(await measure()));
  process.exit(0);
}

function benchFiles(wanted: readonly string[]): string[] {
  return readdirSync(FOLDER)
    .filter(
      (file) =>
        file.endsWith('.ts') && !file.endsWith('.test.ts') && !SUPPORT.has(file) && !file.startsWith('make-'),
    )
    .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
    .map((file) => path.join(FOLDER, file));
}

async function main(): Promise<void> {
  const figures: Figure[] = [];
  const failures: string[] = [];
  const wanted = process.argv.slice(2);
  for (const file of benchFiles(wanted)) {
    console.log(`… ${path.basename(file, '.ts')}`);
    try {
      figures.push(...(await measureApart(file)));
    } catch (error) {
      failures.push(String(error));
    }
  }
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown CPU'} × ${os.cpus().length}, ${Math.round(os.totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  console.log(`\n${machine}\n\n${table(figures)}\n`);
  const missed = figures.filter((figure) => !meetsAim(figure));
  console.log(
    `${figures.length} figures, ${missed.length} short of their aim${failures.length > 0 ? `, not measured: ${failures.join('; ')}` : ''}`,
  );
  // A run of some files alone must not stand there as if it were the whole.
  if (wanted.length === 0)
    writeFileSync(
      path.join(FOLDER, 'results.json'),
      `${JSON.stringify({ measuredAt: new Date().toISOString(), machine, figures }, null, 2)}\n`,
    );
  if (failures.length > 0) process.exitCode = 1;
}

const [flag, childFile, childOut] = process.argv.slice(2);
if (flag === '--child' && childFile && childOut) await runChild(childFile, childOut);
else await main();
