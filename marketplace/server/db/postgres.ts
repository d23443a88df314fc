import pg from 'pg';
import { type MarketDb, type Run, type Sql, withRetries } from './market-db.ts';

const INT8 = 20;
const NUMERIC = 1700;

/** Names of the statements that connections keep; a text beyond so many is run without one, so that no connection fills up. */
const MOST_KEPT = 200;
const keptNames = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = keptNames.get(text);
  if (known !== undefined || keptNames.size >= MOST_KEPT) return known;
  const name = `kept_${keptNames.size + 1}`;
  keptNames.set(text, name);
  return name;
}

function sqlOf(client: pg.ClientBase | pg.Pool): Sql {
  return {
    async query<Row>(text: string, parameters: readonly unknown[] = [], run?: Run) {
      const name = run?.isKept === true ? nameOf(text) : undefined;
      const result: pg.QueryResult | pg.QueryResult[] = await client.query({
        text,
        values: [...parameters],
        ...(name === undefined ? {} : { name }),
      });
      // A text of several statements answers one result each.
      return (Array.isArray(result) ? result.flatMap((each) => each.rows) : result.rows) as Row[];
    },
  };
}

/**
 * Milliseconds after which PostgreSQL ends a statement (57014), a wait for a lock (55P03), a transaction in which nothing happens; and the pool a wait for
 * a connection (10 s, where not said).
 */
type Bounds = { statementMs: number; lockMs: number; idleMs: number; connectionMs?: number };

/** For a node: far above what a call takes, so that only what hangs is ended before it takes all connections. */
export const SERVING: Bounds = { statementMs: 60_000, lockMs: 20_000, idleMs: 60_000 };

const UNBOUND =
  'SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0';

function poolOf(url: string, poolSize: number, bounds: Bounds | undefined): pg.Pool {
  const types: pg.CustomTypesConfig = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
      oid === INT8 || oid === NUMERIC
        ? (text: string) => Number(text)
        : pg.types.getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
  };
  return new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    connectionTimeoutMillis: bounds?.connectionMs ?? 10_000,
    application_name: 'dokani-market',
    // A server that is gone without a word is noticed in half a minute, not in hours.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(bounds && {
      statement_timeout: bounds.statementMs,
      lock_timeout: bounds.lockMs,
      idle_in_transaction_session_timeout: bounds.idleMs,
    }),
  });
}

/**
 * PostgreSQL 15 or newer with PostGIS at `url`, through a pool. `onError` hears of idle connections that break; the pool replaces them. Without `bounds`
 * everything may take its time.
 */
export function openPostgres(
  url: string,
  onError: (error: Error) => void,
  poolSize = 20,
  bounds?: Bounds,
): MarketDb {
  const pool = poolOf(url, poolSize, bounds);
  pool.on('error', onError);
  const transaction = async <Result>(
    work: (sql: Sql) => Promise<Result>,
    isLong = false,
  ): Promise<Result> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    // The pool listens to idle connections only; one that breaks in the middle would end the process by an error that nobody hears.
    const note = (error: Error) => {
      broken = error;
    };
    client.on('error', note);
    try {
      await client.query('BEGIN');
      if (isLong) await client.query(UNBOUND);
      const result = await work(sqlOf(client));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch(note);
      throw error;
    } finally {
      client.off('error', note);
      client.release(broken);
    }
  };
  const free = sqlOf(pool);
  /** One statement in a transaction of its own, because only there the limit ends with it. */
  const bounded = <Row>(text: string, parameters: readonly unknown[], run: Run, mostMs: number) =>
    transaction(async (sql) => {
      await sql.query(`SET LOCAL statement_timeout = ${Math.ceil(mostMs)}`);
      return sql.query<Row>(text, parameters, run);
    });
  return {
    engine: 'postgres',
    query: (text, parameters = [], run) =>
      run?.mostMs === undefined
        ? free.query(text, parameters, run)
        : bounded(text, parameters, run, run.mostMs),
    transaction: (work, how) => withRetries(() => transaction(work, how?.isLong)),
    script: async (text) => void (await pool.query(text)),
    ping: async () => void (await pool.query('SELECT 1')),
    load: () => ({ open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
