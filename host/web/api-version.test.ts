import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { API_VERSION } from '../../shared/contract/index.ts';
import { generateApiDocument } from './api-document.ts';
import recorded from './api-version.json' with { type: 'json' };

/** Words explain and break nothing; keys come in any order. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inside]) => !(['summary', 'description'].includes(key) && typeof inside === 'string'))
      .map(([key, inside]) => [key, shapeOf(inside)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

it('has a version that fits what calls take and give', async () => {
  const { paths } = (await generateApiDocument('0')) as { paths: unknown };
  const shape = createHash('sha256')
    .update(JSON.stringify(shapeOf(paths)))
    .digest('hex');
  expect(
    { version: API_VERSION, shape },
    'the API changed: write this shape down in host/web/api-version.json; where a page or a script of yesterday would be refused, raise API_VERSION too',
  ).toEqual(recorded);
});
