import Database from 'better-sqlite3';
import type { Logger } from '../ports/ports.ts';

const SLOW_TRANSACTION_MS = 40;

/** The shop's database: one connection that writes. */
export type ShopDb = {
  sqlite: Database.Database;
  /** Prepares once per SQL text and hands out the same statement from then on. */
  statement<Parameters extends unknown[] = unknown[], Row = unknown>(
    sql: string,
  ): Database.Statement<Parameters, Row>;
  /** Runs `work` in one immediate transaction: all of it or, when it throws, none. `name` is for the log of slow ones. */
  transaction<Result>(name: string, work: () => Result): Result;
  /**
   * As `transaction`, but the disk is not waited for: it lasts from the next ordinary transaction on. A power cut takes the newest of
   * these away again, in order, and each as a whole; a kill of the program takes none. So it is for work whose loss is harmless: what is
   * thrown away then anyway, or what is found undone at the next start and done again.
   */
  unhurriedTransaction<Result>(name: string, work: () => Result): Result;
  close(): void;
};

/** Sets what every connection must have; WAL files reopen as synchronous=NORMAL otherwise. */
export function applyPragmas(sqlite: Database.Database): void {
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('recursive_triggers = ON');
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('cache_size = -16384');
  sqlite.pragma('temp_store = MEMORY');
  // Folding the log into the file is the reading thread's work (checkpoint.ts); at 64 MB the writer does it after all.
  sqlite.pragma('wal_autocheckpoint = 16384');
}

/** Opens the writing connection of the file (`:memory:` for tests). Does not migrate. */
export function openDatabase(file: string, logger: Logger): ShopDb {
  const sqlite = new Database(file);
  applyPragmas(sqlite);
  const statements = new Map<string, Database.Statement>();
  return {
    sqlite,
    statement(sql) {
      let statement = statements.get(sql);
      if (!statement) {
        statement = sqlite.prepare(sql);
        statements.set(sql, statement);
      }
      return statement as never;
    },
    transaction(name, work) {
      const started = performance.now();
      try {
        return sqlite.transaction(work).immediate();
      } finally {
        const ms = performance.now() - started;
        if (ms > SLOW_TRANSACTION_MS) logger.warn({ name, ms: Math.round(ms) }, 'slow transaction');
      }
    },
    unhurriedTransaction(name, work) {
      if (sqlite.inTransaction) return this.transaction(name, work);
      sqlite.pragma('synchronous = NORMAL');
      try {
        return this.transaction(name, work);
      } finally {
        sqlite.pragma('synchronous = FULL');
      }
    },
    close() {
      if (!sqlite.open) return;
      sqlite.pragma('optimize');
      sqlite.close();
    },
  };
}

/** Opens a second connection that can only read; reports run on it. */
export function openReadOnly(file: string): Database.Database {
  const sqlite = new Database(file, { readonly: true });
  sqlite.pragma('busy_timeout = 5000');
  return sqlite;
}
