import { openReadOnly, type ShopDb } from './open.ts';

/** What a report needs of a database; the writing connection is one too. */
export type Reader = Pick<ShopDb, 'sqlite' | 'statement'>;

/** Opens a reading connection whose statements are prepared once per SQL text. */
export function openReader(file: string): Reader {
  const sqlite = openReadOnly(file);
  const statements = new Map<string, unknown>();
  return {
    sqlite,
    statement(sql) {
      const known = statements.get(sql) ?? sqlite.prepare(sql);
      statements.set(sql, known);
      return known as never;
    },
  };
}

/** Runs `work` on one unchanging state of the file, whatever is written meanwhile. */
export function snapshot<Result>(reader: Reader, work: () => Result): Result {
  return reader.sqlite.transaction(work)();
}

/** A list as SQL that gives ids in its order, as its own area wrote it, with what is bound to it: made on one connection, read on another. */
export type IdQuery = { sql: string; parameters: Readonly<Record<string, string | number | null>> };

/** The first `limit` ids of a list. */
export function firstIds(reader: Reader, { sql, parameters }: IdQuery, limit: number): string[] {
  return reader
    .statement<[object], { id: string }>(`${sql} LIMIT @limit`)
    .all({ ...parameters, limit })
    .map(({ id }) => id);
}
