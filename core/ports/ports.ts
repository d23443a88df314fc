import type { ContractRouterClient } from '@orpc/contract';
import type { MarketContract } from '../../shared/marketplace/index.ts';
import type { TileAt } from '../../shared/marketplace/tile-template.ts';

/** The time, so that tests can freeze it. */
export type Clock = {
  /** UTC milliseconds. */
  now(): number;
};

/** Makes ids. */
export type Ids = {
  /** A new UUIDv7. */
  next(): string;
};

/** Where diagnostics go. Never give it names, phones, PINs or tokens. */
export type Logger = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** Printing through the operating system's own queue; only a desktop shell has one. */
export type Spooler = {
  /** Names of the printers the system knows. */
  list(): Promise<readonly string[]>;
  /** Prints a PNG, `widthDots` dots across at 203 dpi, without a dialog. Rejects when the system refuses. */
  print(printerName: string, png: Uint8Array, widthDots: number): Promise<void>;
};

/** Keys and tokens in the operating system's own secret store. */
export type SecretStore = {
  get(name: string): Promise<string | null>;
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
};

/** Every procedure of a marketplace; a call that fails rejects with a MarketFailure. */
export type MarketClient = ContractRouterClient<MarketContract>;

/** Reaches the marketplace at `address`, as the shop that `key` names, as the person whose access token it is, or as nobody. */
export type OpenMarket = (address: string, key: string | null) => MarketClient;

/** Where other tills find the shop: `off` while the owner's setting is, `failed` where its port could not be opened. */
export type LanState = { state: 'off' | 'open' | 'failed'; addresses: string[] };

/** The shop's network, as the host sees it at the moment. */
export type Network = { look(): LanState };

/** Where tiles of an online map come from, and what their owner wants said on it. */
export type TileServer = { url: string; attribution: string };

/** A picture of a map. */
export type MapTile = { mime: 'image/png' | 'image/jpeg' | 'image/webp'; content: Buffer };

/** Pictures of online maps, as far as there is a line. */
export type MapTiles = {
  /** The server that somebody set for this computer; null leaves the choice to the shop. */
  chosen: TileServer | null;
  /** One picture; null where the server gives none, or not in time. Never rejects. */
  read(server: TileServer, at: TileAt, signal: AbortSignal | undefined): Promise<MapTile | null>;
};

/** All that core needs of the outside world. */
export type Ports = {
  clock: Clock;
  ids: Ids;
  logger: Logger;
  spooler: Spooler | null;
  secrets: SecretStore | null;
  openMarket: OpenMarket;
  network: Network;
  /** Null where no online map is wanted. */
  mapTiles: MapTiles | null;
  /** Bytes that may still be written into the folder. Throws where the system cannot say. */
  freeBytes(folder: string): number;
};
