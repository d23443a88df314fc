/** One file that breaks one rule: `from` imports `to`, in one of the four ways one can. */
export type Planted = { rule: string; from: string; to: string; as?: 'type' | 're-export' | 'dynamic' };

/** A violation for every rule, to be planted in an empty tree; a rule that lets its own pass is dead. */
export const planted: readonly Planted[] = [
  { rule: 'no-cycles', from: 'core/sales/a.ts', to: 'core/sales/b.ts' },
  { rule: 'no-cycles', from: 'core/sales/b.ts', to: 'core/sales/a.ts' },
  { rule: 'everything-resolves', from: 'core/sales/lost.ts', to: './nowhere.ts' },
  { rule: 'shared-imports-only-shared', from: 'shared/money.ts', to: 'core/db/open.ts' },
  { rule: 'shared-packages', from: 'shared/text.ts', to: 'fastify' },
  { rule: 'shared-without-node', from: 'shared/time.ts', to: 'node:fs' },
  { rule: 'core-imports-core-and-shared', from: 'core/sales/to-host.ts', to: 'host/start.ts' },
  { rule: 'core-imports-core-and-shared', from: 'core/sales/to-screen.ts', to: 'renderer/main.ts' },
  { rule: 'core-packages', from: 'core/sales/web.ts', to: 'fastify' },
  { rule: 'orpc-only-in-handlers', from: 'core/sales/checkout.ts', to: '@orpc/server' },
  { rule: 'sql-only-in-repositories', from: 'core/sales/refund.ts', to: 'better-sqlite3' },
  { rule: 'areas-meet-at-their-index', from: 'core/sales/hold.ts', to: 'core/stock/stock.repo.ts' },
  { rule: 'app-uses-what-areas-offer', from: 'core/app/jobs.ts', to: 'core/stock/stock.repo.ts' },
  { rule: 'host-imports-the-app', from: 'host/inside.ts', to: 'core/stock/stock.repo.ts' },
  { rule: 'host-without-shells', from: 'host/shell.ts', to: 'electron/main.ts' },
  { rule: 'electron-imports-shared', from: 'electron/shop.ts', to: 'core/db/open.ts' },
  { rule: 'electron-imports-shared', from: 'electron/server.ts', to: 'host/start.ts' },
  { rule: 'electron-only-in-its-folder', from: 'core/printing/os.ts', to: 'electron' },
  { rule: 'electron-only-in-its-folder', from: 'host/os.ts', to: 'electron' },
  { rule: 'renderer-imports-shared', from: 'renderer/sell.ts', to: 'core/db/open.ts' },
  { rule: 'renderer-imports-shared', from: 'renderer/serve.ts', to: 'host/start.ts' },
  { rule: 'renderer-imports-shared', from: 'renderer/only-type.ts', to: 'core/db/open.ts', as: 'type' },
  { rule: 'renderer-imports-shared', from: 'renderer/later.ts', to: 'core/db/open.ts', as: 'dynamic' },
  { rule: 'renderer-imports-shared', from: 'renderer/passed-on.ts', to: 'core/db/open.ts', as: 're-export' },
  { rule: 'renderer-without-node', from: 'renderer/disk.ts', to: 'node:fs' },
  {
    rule: 'storefront-talks-to-its-server',
    from: 'marketplace/storefront/sql.ts',
    to: 'marketplace/server/find.ts',
  },
  {
    rule: 'market-server-without-page',
    from: 'marketplace/server/page.ts',
    to: 'marketplace/storefront/home.ts',
  },
  { rule: 'storefront-without-node', from: 'marketplace/storefront/disk.ts', to: 'node:fs' },
  { rule: 'marketplace-imports-its-contract', from: 'marketplace/server/till.ts', to: 'core/db/open.ts' },
  { rule: 'marketplace-imports-its-contract', from: 'marketplace/server/cart.ts', to: 'shared/cart/cart.ts' },
];

/** Files that the planted imports lead to, and imports that every rule must let pass. */
export const innocent: readonly Planted[] = [
  { rule: '', from: 'core/db/open.ts', to: 'better-sqlite3' },
  { rule: '', from: 'core/stock/stock.repo.ts', to: 'core/db/open.ts' },
  { rule: '', from: 'core/stock/index.ts', to: 'core/stock/stock.repo.ts' },
  { rule: '', from: 'core/sales/sales.handlers.ts', to: '@orpc/server' },
  { rule: '', from: 'core/sales/void.ts', to: 'core/stock/index.ts' },
  { rule: '', from: 'core/app/router.ts', to: 'core/sales/sales.handlers.ts' },
  { rule: '', from: 'core/app/open.ts', to: 'core/stock/index.ts' },
  { rule: '', from: 'core/app.ts', to: '@orpc/server' },
  { rule: '', from: 'shared/cart/cart.ts', to: 'zod' },
  { rule: '', from: 'host/start.ts', to: 'core/app.ts' },
  { rule: '', from: 'electron/main.ts', to: 'electron' },
  { rule: '', from: 'renderer/main.ts', to: 'shared/cart/cart.ts' },
  { rule: '', from: 'marketplace/server/find.ts', to: 'shared/money.ts' },
  { rule: '', from: 'marketplace/storefront/home.ts', to: 'shared/money.ts' },
];

/** The packages that planted files import, as empty stand-ins. */
export const plantedPackages = ['fastify', '@orpc/server', 'better-sqlite3', 'electron', 'zod'] as const;
