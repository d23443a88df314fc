import { expect, it } from 'vitest';
import { neededFor } from './areas.ts';

it('knows what every office address takes, sub-pages and pages with a need of their own included', () => {
  expect(
    [
      '/products',
      '/products/import',
      '/stock',
      '/stock/receive',
      '/reports/receipts',
      '/settings/people',
    ].map(neededFor),
  ).toEqual([
    'catalog.view',
    'catalog.import',
    'stock.view',
    'stock.receive',
    'reports.view',
    'settings.manage',
  ]);
  expect(neededFor('/productsx')).toBeNull();
});
