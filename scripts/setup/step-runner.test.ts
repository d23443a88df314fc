import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { countsIn, countsOf, flakyIn } from './step-runner.mjs';

function reportFile(report: unknown) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'dokani-report-')), 'report.json');
  writeFileSync(file, JSON.stringify(report));
  return file;
}

describe('countsIn', () => {
  it('reads both runners', () => {
    const vitest = { numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };
    expect(countsIn(reportFile(vitest))).toEqual({ passed: 5, failed: 1, skipped: 2 });
    const playwright = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 3 } };
    expect(countsIn(reportFile(playwright))).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('is null where there is no report', () => {
    expect(countsIn('/nowhere/report.json')).toBeNull();
  });
});

describe('flakyIn', () => {
  it('names the tests that needed a second try', () => {
    const spec = (title: string, status: string) => ({ title, file: 'a.spec.ts', tests: [{ status }] });
    const inner = { title: 'both', specs: [spec('holds a cart', 'flaky'), spec('sells', 'expected')] };
    const report = { suites: [{ title: 'a.spec.ts', specs: [spec('opens', 'flaky')], suites: [inner] }] };
    expect(flakyIn(reportFile(report))).toEqual(['a.spec.ts: opens', 'a.spec.ts: holds a cart']);
    expect(flakyIn(reportFile({ numPassedTests: 5 }))).toEqual([]);
    expect(flakyIn('/nowhere/report.json')).toEqual([]);
  });
});

describe('countsOf', () => {
  const step = { name: 'x', seconds: 1 };

  it('counts a check without tests as one', () => {
    expect(countsOf({ ...step, ok: true, counts: null })).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(countsOf({ ...step, ok: false, counts: null })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('lets no failed runner pass for want of a failed test', () => {
    const counts = { passed: 7, failed: 0, skipped: 0 };
    expect(countsOf({ ...step, ok: false, counts })).toEqual({ passed: 7, failed: 1, skipped: 0 });
    expect(countsOf({ ...step, ok: false, counts: { ...counts, failed: 3 } }).failed).toBe(3);
  });
});
