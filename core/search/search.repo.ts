import type { Database } from 'better-sqlite3';
import type { EntryRow, KeyMatch, Term } from '../../shared/text/search/search-types.ts';

/** A distinct word of the index, by its row. */
export type TermRow = Term & { readonly id: number };

/** Reads and writes of the search tables (migrations/0002_search_index.sql); every read is bounded. */
export type SearchRepo = ReturnType<typeof createSearchRepo>;

const TERM_COLUMNS = 'search_term.id, search_term.word, search_term.uses';
const NEARNESS = { own: 0, near: 1, typing: 2 } as const;
const FROM_KEY = 'FROM search_key JOIN search_term ON search_term.id = search_key.term';

/** Prepares the statements on an open database that holds the search tables. */
export function createSearchRepo(db: Database) {
  return { ...entryStatements(db), ...termStatements(db) };
}

function entryStatements(db: Database) {
  const entry = db.prepare<[number], EntryRow>(
    'SELECT seq, names, others, codes, joined FROM search_entry WHERE seq = ?',
  );
  const addEntry = db.prepare<[EntryRow]>(
    'INSERT INTO search_entry (seq, names, others, codes, joined) VALUES (@seq, @names, @others, @codes, @joined)',
  );
  const dropEntry = db.prepare<[number]>('DELETE FROM search_entry WHERE seq = ?');
  const addWords = db.prepare<[EntryRow]>(
    'INSERT INTO search_word (rowid, names, others, codes, joined) VALUES (@seq, @names, @others, @codes, @joined)',
  );
  const dropWords = db.prepare<[EntryRow]>(
    `INSERT INTO search_word (search_word, rowid, names, others, codes, joined)
     VALUES ('delete', @seq, @names, @others, @codes, @joined)`,
  );
  const addParts = db.prepare<[EntryRow]>(
    'INSERT INTO search_part (rowid, names, others, codes) VALUES (@seq, @names, @others, @codes)',
  );
  const dropParts = db.prepare<[EntryRow]>(
    "INSERT INTO search_part (search_part, rowid, names, others, codes) VALUES ('delete', @seq, @names, @others, @codes)",
  );
  const byWords = db.prepare<[string, number], { rowid: number }>(
    'SELECT rowid FROM search_word WHERE search_word MATCH ? LIMIT ?',
  );
  const byPart = db.prepare<[string, number], { rowid: number }>(
    'SELECT rowid FROM search_part WHERE search_part MATCH ? LIMIT ?',
  );
  return {
    /** The entry of a product, or undefined. */
    entry: (seq: number) => entry.get(seq),
    /** Stores an entry in all three places. */
    addEntry: (row: EntryRow) => {
      addEntry.run(row);
      addWords.run(row);
      addParts.run(row);
    },
    /** Takes an entry out again; it must be the one stored. */
    dropEntry: (row: EntryRow) => {
      dropWords.run(row);
      dropParts.run(row);
      dropEntry.run(row.seq);
    },
    /** Products that match an FTS5 expression over whole words, the first `limit` in no order. */
    byWords: (expression: string, limit: number) => byWords.all(expression, limit).map((row) => row.rowid),
    /** Products whose names, other fields or codes hold the text anywhere, the first `limit` in no order. */
    byPart: (expression: string, limit: number) => byPart.all(expression, limit).map((row) => row.rowid),
    /** Everything in `work` happens or nothing. */
    atomically: <T>(work: () => T): T => db.transaction(work)(),
  };
}

function termStatements(db: Database) {
  const term = db.prepare<[string], TermRow>(`SELECT ${TERM_COLUMNS} FROM search_term WHERE word = ?`);
  const addTerm = db.prepare<[string, number]>('INSERT INTO search_term (word, uses) VALUES (?, ?)');
  const setUses = db.prepare<[number, number]>('UPDATE search_term SET uses = ? WHERE id = ?');
  const dropTerm = db.prepare<[number]>('DELETE FROM search_term WHERE id = ?');
  const addKey = db.prepare<[string, number, number]>(
    'INSERT OR IGNORE INTO search_key (key, near, term) VALUES (?, ?, ?)',
  );
  const dropKey = db.prepare<[string, number, number]>(
    'DELETE FROM search_key WHERE key = ? AND near = ? AND term = ?',
  );
  const byKey = db.prepare<[string, number, number], TermRow>(
    `SELECT ${TERM_COLUMNS} ${FROM_KEY} WHERE key = ? AND near = ? LIMIT ?`,
  );
  const byKeyStart = db.prepare<[string, string, number], TermRow>(
    `SELECT ${TERM_COLUMNS} ${FROM_KEY} WHERE key > ? AND key < ? AND near = 0 LIMIT ?`,
  );
  return {
    /** The row of a word, or undefined. */
    term: (word: string) => term.get(word),
    /** Stores a new word and answers its id. */
    addTerm: (word: string, uses: number) => Number(addTerm.run(word, uses).lastInsertRowid),
    setUses: (id: number, uses: number) => void setUses.run(uses, id),
    dropTerm: (id: number) => void dropTerm.run(id),
    addKey: (key: string, near: number, id: number) => void addKey.run(key, near, id),
    dropKey: (key: string, near: number, id: number) => void dropKey.run(key, near, id),
    /** Words whose own key is the one given, whose key is it with a sound more, whose spelling is it with a letter more, or whose key goes on after it. */
    byKey: (key: string, match: KeyMatch, limit: number): TermRow[] =>
      match === 'beginning' ? byKeyStart.all(key, `${key}~`, limit) : byKey.all(key, NEARNESS[match], limit),
  };
}
