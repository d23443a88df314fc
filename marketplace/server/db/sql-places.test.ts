import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const SERVER = path.resolve(import.meta.dirname, '..');
/** The queue hands SQL of its library through and takes turns by a lock; the load's judge counts what is left in the end. */
const MAY = /^(db|testing|load)\/|\.repo\.ts$|\.test\.ts$|^jobs\/boss-jobs\.ts$/;

it('SQL stands in repositories alone', () => {
  const files = readdirSync(SERVER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !MAY.test(file.replaceAll('\\', '/')),
  );
  expect(files.length).toBeGreaterThan(80);
  const found = files.filter((file) =>
    /\.(query|script)[<(]/.test(readFileSync(path.join(SERVER, file), 'utf8')),
  );
  expect(found).toEqual([]);
});
