import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const CORE = path.join(import.meta.dirname, '..');
const NAMES = path.join(CORE, '../resources/locales/en/audit.json');
const NOTED =
  /(?:action: |auditByActor\(context, |note\(context, |write\(context, [\w.]+, )'([a-z-]+\.[a-z-]+)'/g;

it('names everything that the audit trail notes, so that its screen shows words', () => {
  const files = readdirSync(CORE, { recursive: true, encoding: 'utf8' });
  const actions = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.startsWith('testing'))
    .flatMap((file) => [...readFileSync(path.join(CORE, file), 'utf8').matchAll(NOTED)])
    .map((match) => match[1] ?? '');
  const named = Object.keys(JSON.parse(readFileSync(NAMES, 'utf8')) as object);
  expect(actions.length).toBeGreaterThan(20);
  expect(actions.filter((action) => !named.includes(action.replaceAll('.', '-')))).toEqual([]);
});
