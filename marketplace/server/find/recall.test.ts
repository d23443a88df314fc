import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { createProductIndex } from '../../../core/search/index.ts';
import { fold } from '../../../shared/text/fold.ts';
import { settleProducts } from '../products/index.ts';
import { listingFields } from '../testing/test-goods.ts';
import { createTestMarket, TEST_NOW } from '../testing/test-market.ts';
import { makeShop } from '../testing/test-people.ts';
import { resolveProducts } from './resolve-products.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const PAIRS = path.join(ROOT, '../shared/data/products_bilingual.csv');
const INDEX = path.join(ROOT, 'migrations/0002_search_index.sql');
const ASKED = 300;
const FIRST = 10;

type Pair = { name_en: string; name_bn: string };
type Known = { nameEn: string; nameBn: string };

/** Where each query's goods may stand: every row whose name in the query's language begins with the same two words. */
function questionsOf(known: readonly Known[], queries: readonly string[]) {
  const asked = queries.map((name) => name.trim().split(/\s+/).slice(0, 2).join(' '));
  const same = Map.groupBy(known.keys(), (at) => fold(asked[at] ?? ''));
  const step = Math.floor(asked.length / ASKED);
  return asked.flatMap((text, at) =>
    at % step === 0 ? [{ text, wanted: new Set(same.get(fold(text)) ?? []) }] : [],
  );
}

async function recallOf(
  questions: ReturnType<typeof questionsOf>,
  search: (text: string) => number[] | Promise<number[]>,
): Promise<number> {
  let found = 0;
  for (const { text, wanted } of questions)
    if ((await search(text)).slice(0, FIRST).some((row) => wanted.has(row))) found += 1;
  return found / questions.length;
}

function shopSearch(known: readonly Known[]): (text: string) => number[] {
  const db = new Database(':memory:');
  db.exec(readFileSync(INDEX, 'utf8'));
  const index = createProductIndex(db);
  index.putMany(known.map((names, at) => [at + 1, names] as const));
  return (text) => index.search(text, { limit: FIRST }).map((hit) => hit.seq - 1);
}

async function marketSearch(known: readonly Known[]): Promise<(text: string) => Promise<number[]>> {
  const market = await createTestMarket();
  const { shopId } = await makeShop(market);
  const blank = listingFields({
    generic: '',
    strength: '',
    dosageForm: '',
    manufacturer: '',
    drugClass: 'none',
  });
  const rowsOf = new Map<string, number[]>();
  for (let first = 0; first < known.length; first += 500) {
    const listings = known
      .slice(first, first + 500)
      .map((names, at) => ({ listingId: String(first + at), fields: { ...blank, ...names } }));
    const speaker = {
      shopId,
      kind: 'grocery' as const,
      isApproved: true,
      now: new Date(TEST_NOW),
      nextId: () => uuidv7(),
    };
    const { productOf } = await market.db.transaction((sql) => settleProducts(sql, speaker, listings));
    for (const [row, id] of productOf) rowsOf.set(id, [...(rowsOf.get(id) ?? []), Number(row)]);
  }
  await market.db.script('ANALYZE');
  return async (text) => {
    const products = await resolveProducts(market.db, text, FIRST);
    return products.flatMap((product) => rowsOf.get(product.id) ?? []);
  };
}

describe.skipIf(!existsSync(PAIRS))(
  'goods known only in the other script (skipped without ../shared/data)',
  () => {
    const read = () =>
      Papa.parse<Pair>(readFileSync(PAIRS, 'utf8'), { header: true, skipEmptyLines: true }).data;

    it.each(['English', 'Bengali'] as const)(
      'known in %s: found as well as in the shop',
      async (language) => {
        const pairs = read().filter((pair) => pair.name_en !== '' && pair.name_bn !== '');
        const isEnglish = language === 'English';
        const known = pairs.map((pair) => ({
          nameEn: isEnglish ? pair.name_en.slice(0, 200) : '',
          nameBn: isEnglish ? '' : pair.name_bn.slice(0, 200),
        }));
        const questions = questionsOf(
          known,
          pairs.map((pair) => (isEnglish ? pair.name_bn : pair.name_en)),
        );
        const shop = await recallOf(questions, shopSearch(known));
        const market = await recallOf(questions, await marketSearch(known));
        console.log(
          `known in ${language}: recall in the first ${FIRST}: shop ${shop.toFixed(3)}, marketplace ${market.toFixed(3)}, ${questions.length} questions`,
        );
        expect(market).toBeGreaterThanOrEqual(shop - 0.01);
      },
      240_000,
    );
  },
);
