import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../shared/errors/error-codes.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NOT_THROWING = /\.test\.ts$|\.contract\.ts$|[/\\]testing[/\\]|error-codes\.ts$/;

/** The program's files that make refusals. */
function refusingFiles(): string[] {
  return globSync('{core,host,shared}/**/*.ts', { cwd: ROOT })
    .filter((file) => !NOT_THROWING.test(file))
    .map((file) => readFileSync(path.join(ROOT, file), 'utf8'))
    .filter((text) => text.includes('new Refusal('));
}

describe('the refusals', () => {
  it('are each thrown somewhere: no caller is asked to be ready for what never comes', () => {
    const files = refusingFiles();
    expect(files.length).toBeGreaterThan(20);
    const thrown = Object.keys(ERRORS).filter((code) => files.some((text) => text.includes(`'${code}'`)));
    expect(thrown).toEqual(Object.keys(ERRORS));
  });
});
