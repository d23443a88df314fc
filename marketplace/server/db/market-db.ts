/**
 * How a statement is run. `isKept`: the connection keeps it parsed and planned for the next time, which is worth it for one of few fixed texts
 * that is asked all the time and planned no better for its parameters. `mostMs`: PostgreSQL ends it after so long (57014) instead of letting it
 * take the others' time; not within a transaction, and not the embedded one, which has no clock.
 */
export type Run = { isKept: boolean; mostMs?: number };

/** Runs SQL with `$1` parameters and answers its rows; bigint and numeric come as numbers, timestamptz as Date. */
export type Sql = {
  query<Row = Record<string, unknown>>(
    text: string,
    parameters?: readonly unknown[],
    run?: Run,
  ): Promise<Row[]>;
};

/** The marketplace's database: PostgreSQL, or the embedded one of the same SQL. */
export type MarketDb = Sql & {
  engine: 'postgres' | 'embedded';
  /**
   * Runs `work` in one transaction (read committed): all of it or, when it throws, none. Repeats it when the database ended it
   * for a deadlock. Everything inside must go through the `Sql` it is given. `isLong`: it may take as long as it takes, where calls of customers have
   * bounds.
   */
  transaction<Result>(work: (sql: Sql) => Promise<Result>, how?: { isLong: boolean }): Promise<Result>;
  /** Runs a script of several statements without parameters, outside a transaction of its own. */
  script(text: string): Promise<void>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  /** Connections that are open, those of them that nobody uses, and who waits for one. */
  load(): { open: number; idle: number; waiting: number };
  close(): Promise<void>;
};

const DEADLOCK = new Set(['40001', '40P01']);
const TRIES = 4;

/** Repeats a transaction that the database ended for a deadlock or a serialisation failure. */
export async function withRetries<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (tries >= TRIES || typeof code !== 'string' || !DEADLOCK.has(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** tries * Math.random()));
    }
  }
}

/** PostgreSQL's words for what it ended because its time was over, and for a server that takes no more connections. */
const OVERLOADED = new Set(['55P03', '57014', '53300', '57P03']);
/** What the pool says where nobody gave a connection back in time; it has no code of its own. */
const NO_CONNECTION = new Set([
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]);

/** True for an error that says that the database has more to do than it can: no connection in time, a lock or a statement that took too long. Later the same may succeed. */
export function isOverload(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return OVERLOADED.has(String(code)) || NO_CONNECTION.has(String(message));
}
