/** A product as a bag of words; one that nobody offers has others that are like it and is itself none. */
export type WordBag = { id: string; words: readonly string[]; isOffered: boolean };

/** A product like another; `score` is the cosine of their TF-IDF vectors, 0 to 1. */
export type Similar = { otherId: string; score: number };

/** A word that stands in more products than this finds no pairs by itself (it still counts in the cosine of pairs that others found). */
const MOST_TELLING = 1_000;
/** So many products are compared with one, those sharing most weight first found. */
const MOST_COMPARED = 2_000;

/** Less than this is no likeness: a category of all medicine, a word or two of many. */
const LEAST = 0.1;

type Vector = ReadonlyMap<number, number>;
/** The vectors of products by their place, and for each word the places of those with it. */
export type WordIndex = { vectors: Vector[]; holders: number[][] };

/**
 * The TF-IDF vectors of products, length 1: a word's weight is its count in the product times ln(products / products with it). A word of
 * every product weighs nothing (Salton and Buckley 1988, weights "ntc"). `pause` is awaited after every product.
 */
export async function tfIdf(
  bags: readonly WordBag[],
  pause: () => Promise<void> | undefined,
): Promise<WordIndex> {
  const numbers = new Map<string, number>();
  const holders: number[][] = [];
  const counts: Vector[] = [];
  for (const [at, { words }] of bags.entries()) {
    const own = new Map<number, number>();
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      numbers.set(word, number);
      own.set(number, (own.get(number) ?? 0) + 1);
    }
    for (const number of own.keys()) {
      holders[number] ??= [];
      holders[number].push(at);
    }
    counts.push(own);
    await pause();
  }
  const vectors: Vector[] = [];
  for (const own of counts) {
    const vector = new Map<number, number>();
    let length = 0;
    for (const [number, count] of own) {
      const weight = count * Math.log(bags.length / (holders[number]?.length ?? 1));
      if (weight > 0) vector.set(number, weight);
      length += weight * weight;
    }
    for (const [number, weight] of vector) vector.set(number, weight / Math.sqrt(length));
    vectors.push(vector);
    await pause();
  }
  return { vectors, holders };
}

function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [number, weight] of small) sum += weight * (large.get(number) ?? 0);
  return sum;
}

function candidatesOf(
  at: number,
  vector: Vector,
  bags: readonly WordBag[],
  holders: readonly (readonly number[])[],
): Set<number> {
  const found = new Set<number>();
  for (const [number] of [...vector].sort((a, b) => b[1] - a[1])) {
    const same = holders[number] ?? [];
    if (same.length > MOST_TELLING) continue;
    for (const other of same) {
      if (found.size >= MOST_COMPARED) return found;
      if (other !== at && bags[other]?.isOffered === true) found.add(other);
    }
  }
  return found;
}

/** The `most` offered products most like the product at a place, the likest first (ties by id); those that share no telling word, or little, are none. */
export function similarTo(
  at: number,
  bags: readonly WordBag[],
  { vectors, holders }: WordIndex,
  most: number,
): Similar[] {
  const vector = vectors[at];
  if (!vector) return [];
  const similar: Similar[] = [];
  for (const other of candidatesOf(at, vector, bags, holders)) {
    const bag = bags[other];
    const score = cosine(vector, vectors[other] ?? new Map());
    if (bag && score >= LEAST) similar.push({ otherId: bag.id, score });
  }
  return similar.sort((a, b) => b.score - a.score || (a.otherId < b.otherId ? -1 : 1)).slice(0, most);
}
