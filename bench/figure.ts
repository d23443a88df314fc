import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';

/** One line of the benchmark table. A ratio compares two things measured in the same run. */
export type Figure = {
  name: string;
  unit: 'ms' | 'ratio' | 'recall' | 'rows/s' | 'MB';
  /** What is compared with the aim. */
  value: number;
  p50?: number;
  p99?: number;
  /** What the project strives for, and in which direction. */
  aim?: { is: '<=' | '>='; value: number };
  /** Sizes and conditions, in a few words. */
  note: string;
};

/** A benchmark: measures and gives its figures. Every file of this folder that measures exports one as `measure`. */
export type Measure = () => Promise<Figure[]>;

/** No figures, with a line that says what this machine lacks for them. */
export function skipped(lacks: string): Figure[] {
  console.log(`  skipped: ${lacks} is not on this machine`);
  return [];
}

/** The value below which the share `p` (0–1) of the samples lies (nearest rank). NaN for no samples. */
export function percentile(samples: readonly number[], p: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? Number.NaN;
}

/** Milliseconds that `work` took. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** True when the figure meets its aim, or has none. */
export function meetsAim(figure: Figure): boolean {
  if (!figure.aim) return true;
  return figure.aim.is === '<=' ? figure.value <= figure.aim.value : figure.value >= figure.aim.value;
}

const format = (value: number | undefined): string => {
  if (value === undefined) return '';
  return value >= 1000 ? Math.round(value).toLocaleString('en-IN') : value.toPrecision(3);
};

/** The figures as a table for the terminal. */
export function table(figures: readonly Figure[]): string {
  const header = ['figure', 'value', 'unit', 'p50', 'p99', 'aim', '', 'measured on'];
  const rows = figures.map((figure) => [
    figure.name,
    format(figure.value),
    figure.unit,
    format(figure.p50),
    format(figure.p99),
    figure.aim ? `${figure.aim.is} ${figure.aim.value}` : '',
    figure.aim ? (meetsAim(figure) ? 'ok' : 'MISSED') : '',
    figure.note,
  ]);
  const widths = header.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Lets a benchmark file be run alone: `await runAlone(import.meta.url, measure)` prints its own table. */
export async function runAlone(moduleUrl: string, measure: Measure): Promise<void> {
  if (process.argv[1] && moduleUrl === pathToFileURL(process.argv[1]).href)
    console.log(table(await measure()));
}
