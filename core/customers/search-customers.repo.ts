import type { CustomerDto } from '../../shared/contract/customers.contract.ts';
import type { Reader } from '../db/reader.ts';
import type { CustomerQuery } from './customer-rules.ts';

/** How many of those that the index gives are looked at, and how many of those seen last. */
const MOST_FROM_INDEX = 500;
const MOST_SEEN = 2_000;
/** The index holds three letters in a row; two spaces stand before each word and number. */
const GRAM = 3;
const BEFORE_WORD = '  ';

type Sought = {
  /** True of a customer `c` that fits. */
  fits: string;
  /** True where the first part begins a word or the number. */
  begins: string;
  values: Record<string, string>;
  /** What the index is asked: those with all parts of three letters or more, and those where the first and the short parts begin a word. */
  anywhere: string | null;
  atBeginnings: string;
};

const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Owed amounts are added up for the chosen ones only, for a khata is long. */
const OWED = '(SELECT coalesce(sum(k.amount), 0) FROM khata_entries k WHERE k.customer_id = c.id)';

function soughtBy(query: Exclude<CustomerQuery, { kind: 'all' }>): Sought {
  const [field, column, parts] =
    query.kind === 'phone'
      ? ['phone', 'c.phone_key', [query.digits]]
      : ['name', 'c.search_text', query.words];
  const first = parts[0] ?? '';
  const isLong = (part: string) => [...part].length >= GRAM;
  const phrase = (text: string) => `${field} : "${text.replaceAll('"', '""')}"`;
  const long = parts.filter(isLong).map(phrase);
  const beginnings = parts
    .filter((part, at) => at === 0 || !isLong(part))
    .map((part) => phrase(BEFORE_WORD + part));
  const values = Object.fromEntries(parts.map((part, at) => [`part${at}`, `%${likeText(part)}%`]));
  return {
    fits: parts.map((_, at) => `${column} LIKE @part${at} ESCAPE '\\'`).join(' AND '),
    begins: `${column} LIKE @beginning ESCAPE '\\'`,
    values: {
      ...values,
      beginning: query.kind === 'phone' ? `${likeText(first)}%` : `% ${likeText(first)}%`,
    },
    anywhere: long.length === 0 ? null : long.join(' AND '),
    atBeginnings: [...long, ...beginnings].join(' AND '),
  };
}

/** The ids that the index gives for `@name`, the newest customers first. */
const fromIndex = (name: string) => `SELECT p.id FROM (
  SELECT rowid FROM search_person_part WHERE search_person_part MATCH @${name} ORDER BY rowid DESC LIMIT ${MOST_FROM_INDEX}
) AS hit JOIN search_person p ON p.seq = hit.rowid`;

/** True when so many hold these parts that the index alone would leave some out. */
function areMany(db: Reader, anywhere: string): boolean {
  const row = db
    .statement<[string], { hits: number }>(
      `SELECT count(*) AS hits FROM (
         SELECT 1 FROM search_person_part WHERE search_person_part MATCH ? LIMIT ${MOST_FROM_INDEX + 1})`,
    )
    .get(anywhere);
  return (row?.hits ?? 0) > MOST_FROM_INDEX;
}

/** The last seen customers. */
function lastSeen(db: Reader, limit: number): CustomerDto[] {
  return db
    .statement<[number], CustomerDto>(
      `SELECT c.id, c.name, c.phone, ${OWED} AS balance
       FROM (SELECT id, name, phone, seen_at FROM customers INDEXED BY customers_seen ORDER BY seen_at DESC, id LIMIT ?) c
       ORDER BY c.seen_at DESC, c.id`,
    )
    .all(limit);
}

function bestOf(db: Reader, candidates: string, sought: Sought, more: object): CustomerDto[] {
  return db
    .statement<[object], CustomerDto>(
      `WITH best AS MATERIALIZED (
         SELECT c.id, c.name, c.phone, c.seen_at, ${sought.begins} AS begins FROM ${candidates}
         WHERE ${sought.fits} ORDER BY begins DESC, c.seen_at DESC, c.id LIMIT @limit)
       SELECT c.id, c.name, c.phone, ${OWED} AS balance FROM best c ORDER BY c.begins DESC, c.seen_at DESC, c.id`,
    )
    .all({ ...sought.values, ...more });
}

/** The customers seen last, as `c`. */
const SEEN = `(SELECT id, name, phone, phone_key, search_text, seen_at FROM customers INDEXED BY customers_seen
  ORDER BY seen_at DESC, id LIMIT ${MOST_SEEN}) c`;

/**
 * Customers that fit, the best first: the beginning of a number or word before its middle, then whoever came last. This is asked at every
 * key that is typed, so it looks at some 3,000 customers at most, however many there are: what few fit the index gives whole; of what
 * many fit, those seen last and those added last are looked at. Only one or two letters in the middle of a word are looked for among the
 * 2,000 seen last alone.
 */
export function searchCustomers(db: Reader, query: CustomerQuery, limit: number): CustomerDto[] {
  if (query.kind === 'all') return lastSeen(db, limit);
  const sought = soughtBy(query);
  const { anywhere, atBeginnings, fits, begins } = sought;
  if (anywhere !== null && !areMany(db, anywhere))
    return bestOf(db, amongThose([fromIndex('anywhere')]), sought, { anywhere, limit });
  const seen = bestOf(db, SEEN, { ...sought, fits: `${fits} AND ${begins}` }, { limit });
  if (seen.length === limit) return seen;
  const lists = [fromIndex('atBeginnings'), `SELECT c.id FROM ${SEEN} WHERE ${fits}`];
  if (anywhere === null) return bestOf(db, amongThose(lists), sought, { atBeginnings, limit });
  const all = amongThose([...lists, fromIndex('anywhere')]);
  return bestOf(db, all, sought, { atBeginnings, anywhere, limit });
}

function amongThose(lists: readonly string[]): string {
  const ids = lists.map((list) => `SELECT id FROM (${list})`).join(' UNION ');
  return `(${ids}) AS found CROSS JOIN customers c ON c.id = found.id`;
}

/** All customers that fit, in the same order, by a look at every one of them: for the reading thread. */
export function listCustomers(db: Reader, query: CustomerQuery, limit: number): CustomerDto[] {
  if (query.kind === 'all') return lastSeen(db, limit);
  return bestOf(db, 'customers c', soughtBy(query), { limit });
}
