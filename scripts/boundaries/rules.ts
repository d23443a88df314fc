import type { IForbiddenRuleType } from 'dependency-cruiser';

/** The folders that hold source and obey the import rules. */
export const layers = ['shared', 'core', 'host', 'electron', 'renderer', 'marketplace'] as const;

const areas =
  'sales|catalog|imports|stock|purchasing|customers|shifts|users|printing|reports|insight|marketplace|settings|backup';
const test = String.raw`\.test\.tsx?$`;
const npm = (names: string) => `(^|/)node_modules/(${names})(/|$)`;

/** Refuses, in every file of `from` that is not a test, any import that matches `to` and is not in `but`. */
function never(name: string, comment: string, from: string, to: string, but?: string): IForbiddenRuleType {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: test },
    to: { path: to, ...(but ? { pathNot: but } : {}) },
  };
}

const anyPackage = '(^|/)node_modules/';
const anyFolder = `^(${layers.join('|')})/`;

/** Who may import whom: design.md's table, one rule per cell that says no. */
export const rules: IForbiddenRuleType[] = [
  {
    name: 'no-cycles',
    comment: 'Files that import each other cannot be understood or loaded one at a time.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'everything-resolves',
    comment: 'An import that leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, path: String.raw`^\.` },
  },
  never('shared-imports-only-shared', 'shared runs everywhere.', '^shared/', anyFolder, '^shared/'),
  never(
    'shared-packages',
    'shared may use zod and @orpc/contract.',
    '^shared/',
    anyPackage,
    npm('zod|@orpc/contract'),
  ),
  {
    name: 'shared-without-node',
    comment: 'shared also runs in the browser.',
    severity: 'error',
    from: { path: '^shared/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  never('core-imports-core-and-shared', 'core knows no shell.', '^core/', anyFolder, '^(core|shared)/'),
  never(
    'core-packages',
    'A library core uses belongs to one area, or to the database.',
    '^core/',
    anyPackage,
    npm(
      'zod|drizzle-orm|better-sqlite3|@types/better-sqlite3|@orpc|uuid|hucre|fflate|papaparse|@types/papaparse|@node-rs/argon2|@napi-rs/canvas|node-thermal-printer|qrcode|@types/qrcode|@expo-google-fonts/noto-sans-bengali|pino|jose',
    ),
  ),
  never(
    'orpc-only-in-handlers',
    'A use case does not know that it is called over a wire.',
    String.raw`^core/(?!app)(?!ports/open-market\.ts$)(?!.*handlers\.ts$)`,
    npm('@orpc/(server|openapi|client)'),
  ),
  never(
    'sql-only-in-repositories',
    'SQL lies in *.repo.ts and core/db.',
    String.raw`^core/(${areas})/(?!.*\.repo\.ts$)(?!.*repo/)`,
    npm('drizzle-orm|better-sqlite3|@types/better-sqlite3'),
  ),
  {
    name: 'areas-meet-at-their-index',
    comment: 'Another area is used through its index.ts.',
    severity: 'error',
    from: { path: `^core/(${areas})/`, pathNot: test },
    to: { path: `^core/(${areas})/`, pathNot: ['^core/$1/', `^core/(${areas})/index\\.ts$`] },
  },
  never(
    'app-uses-what-areas-offer',
    'The app puts areas together by their index.ts, their handlers, and the workers it starts.',
    '^core/app/',
    `^core/(${areas})/`,
    String.raw`^core/[^/]+/(index|[^/]+\.handlers|[^/]+-worker)\.ts$`,
  ),
  never('host-imports-the-app', 'host starts core and knows no area.', '^host/', `^core/(${areas})/`),
  never(
    'host-without-shells',
    'host serves files; it does not import them.',
    '^host/',
    '^(electron|renderer)/',
  ),
  never(
    'electron-imports-shared',
    'electron forks host by path.',
    '^electron/',
    anyFolder,
    '^(electron|shared)/',
  ),
  never(
    'electron-only-in-its-folder',
    'Only the desktop shell knows Electron.',
    '^(?!electron/)',
    npm('electron'),
  ),
  never(
    'renderer-imports-shared',
    'The screens talk to the server alone.',
    '^renderer/',
    anyFolder,
    '^(renderer|shared)/',
  ),
  {
    name: 'renderer-without-node',
    comment: 'The screens run in a browser.',
    severity: 'error',
    from: { path: '^renderer/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  never(
    'storefront-talks-to-its-server',
    'The customers’ page knows the contract, not the server.',
    '^marketplace/storefront/',
    '^marketplace/',
    '^marketplace/storefront/',
  ),
  never(
    'market-server-without-page',
    'The server serves the built page; it does not import it.',
    '^marketplace/server/',
    '^marketplace/storefront/',
  ),
  {
    name: 'storefront-without-node',
    comment: 'The page runs in a browser.',
    severity: 'error',
    from: { path: '^marketplace/storefront/', pathNot: test },
    to: { dependencyTypes: ['core'] },
  },
  never(
    'marketplace-imports-its-contract',
    'The marketplace shares words with the till, not code.',
    '^marketplace/',
    anyFolder,
    '^(marketplace/|shared/(marketplace|money|text|time|catalog|web))',
  ),
];
