import { readFileSync } from 'node:fs';
import path from 'node:path';
import { requireNode24, root } from './paths.mjs';
import { run, toolEnvironment } from './run.mjs';

/** @typedef {import('./steps.mjs').Step} Step */
/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ name: string, ok: boolean, seconds: number, counts: Counts | null }} StepResult */

const heartbeatMs = 30_000;

/**
 * The counts of a vitest or Playwright JSON report. Where the file is missing or unreadable the result is null.
 * @param {string} file @returns {Counts | null}
 */
export function countsIn(file) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    if (report.stats) {
      const { expected, unexpected, flaky, skipped } = report.stats;
      return { passed: expected + flaky, failed: unexpected, skipped };
    }
    const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
    return { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  } catch {
    return null;
  }
}

/**
 * The tests of a Playwright JSON report that passed at their second try only, as `file: title`; none for another report or none at all.
 * @param {string} file @returns {string[]}
 */
export function flakyIn(file) {
  /** @param {{ specs?: { title: string, file: string, tests: { status: string }[] }[], suites?: object[] }} suite @returns {string[]} */
  const within = ({ specs = [], suites = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map((spec) => `${spec.file}: ${spec.title}`),
    ...suites.flatMap(within),
  ];
  try {
    return within(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

/** @param {Step} step */
async function carryOut(step) {
  if (step.before && !(await step.before())) return { ok: false, output: '' };
  let output = '';
  for (const command of step.commands) {
    const ended = await run(step.program ?? requireNode24(), command, {
      env: { ...toolEnvironment(), ...step.env },
    });
    output += ended.output;
    if (ended.code !== 0) return { ok: false, output };
  }
  return { ok: true, output };
}

/**
 * Runs one step, says how long it took, and shows its output where it failed.
 * @param {Step} step @returns {Promise<StepResult>}
 */
export async function runStep(step) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 100) / 10;
  const timer = setInterval(
    () => console.log(`  … ${step.name}, ${Math.round(seconds())} s so far`),
    heartbeatMs,
  );
  const { ok, output } = await carryOut(step);
  clearInterval(timer);
  const report = step.report ? path.join(root, step.report) : null;
  const counts = report ? countsIn(report) : null;
  if (!ok) console.log(`\n${output.trim()}\n`);
  const tests = counts ? `, ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped` : '';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${step.name} (${seconds()} s${tests})`);
  if (report) for (const test of flakyIn(report)) console.log(`  flaky, passed at the second try: ${test}`);
  return { name: step.name, ok, seconds: seconds(), counts };
}

/**
 * What one step adds to the totals: its tests where it runs tests, else itself as one. A runner that failed without
 * naming a failed test (a crash, a file that does not load) counts as one failure, so that it cannot pass unseen.
 * @param {StepResult} result @returns {Counts}
 */
export function countsOf(result) {
  const counts = result.counts ?? { passed: result.ok ? 1 : 0, failed: 0, skipped: 0 };
  if (!result.ok && counts.failed === 0) return { ...counts, failed: 1 };
  return counts;
}

/**
 * Prints the table of steps and, last, `N passed, N failed` over all tests and checks.
 * @param {StepResult[]} results @param {number} tookMs @returns {0 | 1} the exit code
 */
export function summary(results, tookMs) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  console.log('\nstep                    seconds');
  for (const result of results) {
    const counts = countsOf(result);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
    console.log(
      `${result.name.padEnd(22)} ${String(result.seconds).padStart(8)}  ${result.ok ? 'ok' : 'FAILED'}`,
    );
  }
  const skipped = total.skipped ? `; ${total.skipped} skipped, each says why in its own output` : '';
  console.log(`\nTook ${Math.round(tookMs / 1000)} s${skipped}.`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return results.every((result) => result.ok) && total.failed === 0 ? 0 : 1;
}
