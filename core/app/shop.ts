import type { Permission, Role } from '../../shared/permissions/permissions.ts';
import type { Language } from '../../shared/text/format.ts';
import type { ShopDb } from '../db/open.ts';
import type { Ports } from '../ports/ports.ts';
import type { EventHub } from './events.ts';
import type { Reading } from './long-reads.ts';

/** Where the shop keeps its things and what kind of shop file it is. */
export type ShopOptions = {
  /** The SQLite file; `:memory:` for tests. */
  file: string;
  /** Folder with the numbered migrations. */
  migrationsFolder: string;
  /** Fonts, sample catalogues and templates that come with the program. */
  resourcesFolder: string;
  /** Folder where the virtual printer leaves its jobs. */
  printFolder: string;
  /** A training shop: every screen and receipt says so. */
  training: boolean;
  /** Fills a shop that is still empty with made-up people, goods and sales, and is told how far it is. */
  demo?: { onProgress(done: number, total: number): void };
  appVersion: string;
};

/** The running shop: what every use case is given. */
export type Shop = {
  db: ShopDb;
  ports: Ports;
  events: EventHub;
  /** Long reads, which run beside the sales and not between them. */
  reading: Reading;
  options: ShopOptions;
};

/** Who is calling, from where, with which rights. */
export type Actor = {
  userId: string;
  userName: string;
  role: Role;
  language: Language;
  permissions: ReadonlySet<Permission>;
  tillId: number;
  tillName: string;
  /** Names the session without being able to stand in for it. */
  sessionHash: string;
};

/** First parameter of every use case. */
export type Context = Shop & { actor: Actor };

/** What a transport gives with each call: the headers, and the till it speaks for when it needs no token (loopback, window). */
export type CallContext = {
  shop: Shop;
  reqHeaders?: Headers;
  /** Till of a connection that is on this computer; null for the LAN, where a till shows its token. */
  localTillId: number | null;
};
