import { letterTable } from './letter-table.ts';

/**
 * How people write each Bengali sound (letters of bengali-sounds.ts) in Latin letters: percent of the time, `_` for not at all.
 * General habits of romanising, English words and foreign names in Bengali script included; the shares were estimated by expectation
 * maximisation on pairs of one word in both scripts, then rounded, and what chance alone had put there was taken out.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  k: 'k67 c20 ck6 q4 kk1 cc1 ch1 kh1 que1',
  K: 'kh87 k6 ch3 kkh2',
  g: 'g93 gh3 gg2 gu1',
  G: 'gh79 g18',
  c: 'ch83 c5 tch2 t2 cch2 ci2 s1 ce1',
  C: 'ch43 chh32 c10 s8 cch2 sh1',
  j: 'j52 z30 g8 s5 dg1 ge1 x1 jj1 zz1',
  J: 'jh78 j9 z9',
  Z: 'j61 z19 y12 _5 jj1',
  q: 't88 tt8 th2',
  Q: 'th76 t20 tth1',
  x: 'd95 dd3',
  X: 'dh66 d30 rh2',
  t: 't91 th5 tt2',
  T: 'th92 t4 tth2',
  d: 'd94 dd2 dh1 th1',
  D: 'dh88 d8 ddh2',
  n: 'n94 nn3 kn1 gn1',
  N: 'ng76 n19 m2 ngg1',
  p: 'p94 pp3',
  P: 'f82 ph12 p2 ff2 v1 gh1',
  b: 'b84 v10 w2 bb2 bh1',
  B: 'v68 bh24 b3 w2',
  m: 'm94 mm3',
  r: 'r92 rr4 rh1',
  R: 'r85 d9 rh3 dd1',
  l: 'l86 ll11',
  S: 'sh72 s15 ss3 ch3 ti2 ci1 si1 sch1 ssh1',
  z: 'sh72 s22 ss1 x1',
  s: 's83 c6 sh5 ss3 ce1 z1',
  h: 'h91 _3 j1 wh1 hh1',
  y: 'y44 _41 i6 w4 e2',
  '*': 'wh50 w20 ho10 how5 hoy5 hw3 h3',
  w: 'w86 ou5 v3 o2 wh1',
  a: 'a83 e5 aa3 _3 u3 o1 ah1',
  i: 'i78 y8 e4 ee4 _2 ea2 ie1 ey1',
  u: 'u82 oo6 w4 o3 ou1 ew1 ue1',
  e: 'e80 a8 ai2 ay2 _2 i1 ea1 ae1',
  o: 'o89 ow2 u2 oa1 w1 oo1 au1 _1 oe1',
  A: 'a80 ya7 e4 ae1 ea1 _2 ai1 yaa1',
  I: 'oi32 ai48 i6 y5 oy2 ei2',
  U: 'ou52 au28 ow12 o2 oo1',
  O: 'a50 o40 au4 aw1 u1 _2',
  '@': '_40 o32 a21 e2 u2 aa1 i1',
  '#': '_88 e4 o4 a2',
  V: 'ri80 ir5 r5 ree4 ru2 re2',
  Y: 'y56 _33 j3 i2 e1 ya1',
  W: 'w49 _35 v7 b4 o1 u1',
  M: 'm80 _16',
  '%': 'ksh40 kh22 kkh14 k9 x6 kkhy1 khy1',
  '&': 'gg34 gy34 g14 jn10 gn2 ggy2',
  '+': 'x68 ks28 xx1 cks1',
  '~': '_50 n45',
};

/** Latin letters that stand for no sound of their own, per mille of places: silent e and h, the r and t of English and French words. */
const SILENT = letterTable(
  'e:3.5 n:2.2 h:2.4 t:1.8 r:1.5 s:1.2 d:1.2 o:1 i:0.8 a:0.6 m:0.6 u:0.6 g:0.5 y:0.5 p:0.4 k:0.3',
);
const SILENT_OTHER = 0.15;
const UNHEARD = 0.0006;
const UNUSUAL = [0, 0.0004, 0.000016, 0.00000064] as const;

const STRANGE_COSTS = UNUSUAL.map((share) => -Math.log(share || UNHEARD)) as [number, number, number, number];
/** Latin letters count from 1; whatever else stands in a word is 0, which no sound is written with. */
const LETTERS = 27;

/** What each spelling of a sound costs, by its length; of three letters there are few. */
type Costs = { none: number; one: Float64Array; two: Float64Array; three: ReadonlyMap<number, number> };
const COSTS: ReadonlyMap<string, Costs> = new Map(
  Object.entries(SPELLINGS).map(([sound, shares]) => [sound, readShares(shares)]),
);
const NO_COSTS = readShares('');
const SILENT_COSTS = Float64Array.from(
  '*abcdefghijklmnopqrstuvwxyz',
  (letter) => -Math.log(Number(SILENT.get(letter) ?? SILENT_OTHER) / 1000),
);

function numberOf(letter: number): number {
  return letter >= 97 && letter <= 122 ? letter - 96 : 0;
}

function readShares(shares: string): Costs {
  const costs = {
    none: STRANGE_COSTS[0],
    one: new Float64Array(LETTERS).fill(STRANGE_COSTS[1]),
    two: new Float64Array(LETTERS * LETTERS).fill(STRANGE_COSTS[2]),
    three: new Map<number, number>(),
  };
  for (const share of shares.split(' ')) {
    const [, letters, percent = '0'] = /^([a-z]+|_)(\d+)$/.exec(share) ?? [];
    if (letters === undefined) continue;
    const chunk = letters === '_' ? '' : letters;
    const cost = -Math.log(Number(percent) / 100 + (UNUSUAL[chunk.length] ?? 0));
    let code = 0;
    for (let at = 0; at < chunk.length; at += 1) code = code * LETTERS + numberOf(chunk.charCodeAt(at));
    if (chunk.length === 0) costs.none = cost;
    else if (chunk.length === 1) costs.one[code] = cost;
    else if (chunk.length === 2) costs.two[code] = cost;
    else if (chunk.length === 3) costs.three.set(code, cost);
  }
  return costs;
}

/** What a comparison costs: `whole` of two words, `open` of a word and the beginning of another, which is never dearer. */
export type WordCosts = { readonly whole: number; readonly open: number };

/** So many sounds of a word say something where it may go on: the inherent vowel at its end is not there yet. */
export function heardLength(sounds: string): number {
  return sounds.endsWith('#') ? sounds.length - 1 : sounds.length;
}

/**
 * How unlikely it is (−ln of the likelihood, 0 upwards) that somebody writes a Bengali word of these sounds with these Latin letters; `open`:
 * with the letters that a longer word begins with, so that half a word finds the whole. Infinity as soon as the cost is sure to pass `limit`.
 */
export function latinCosts(sounds: string, latin: string, limit = Infinity): WordCosts {
  return spellingCosts(sounds, latin, limit, true);
}

/** The same, `open` where the letters are the beginning and the sounds go on. */
export function soundsCosts(sounds: string, latin: string, limit = Infinity): WordCosts {
  return spellingCosts(sounds, latin, limit, false);
}

function spellingCosts(sounds: string, latin: string, limit: number, isLatinOpen: boolean): WordCosts {
  const width = latin.length + 1;
  const letters = lettersOf(latin);
  if (rows[0].length < width) rows = [new Float64Array(2 * width), new Float64Array(2 * width)];
  let [from, to] = rows;
  from.fill(Infinity, 0, width);
  from[0] = 0;
  let cheapest = silentLetters(from, letters);
  const openAt = heardLength(sounds);
  let open = isLatinOpen ? (openAt === 0 ? cheapest : Infinity) : (from[width - 1] ?? Infinity);
  for (let at = 0; at < sounds.length; at += 1) {
    to.fill(Infinity, 0, width);
    sayOneSound(from, to, COSTS.get(sounds.charAt(at)) ?? NO_COSTS, letters, limit);
    cheapest = silentLetters(to, letters);
    if (!isLatinOpen) open = Math.min(open, to[width - 1] ?? Infinity);
    else if (at + 1 === openAt) open = cheapest;
    if (cheapest > limit) return { whole: Infinity, open };
    [from, to] = [to, from];
  }
  return { whole: from[width - 1] ?? Infinity, open };
}

/** Rows that every comparison writes anew: hundreds of words are compared with each typed one. */
let rows: [Float64Array, Float64Array] = [new Float64Array(64), new Float64Array(64)];

/** The Latin word asked last: one word is compared with many, and each pair as a whole and as a beginning. */
let read: { latin: string; letters: Uint8Array } = { latin: '', letters: new Uint8Array() };

function lettersOf(latin: string): Uint8Array {
  if (read.latin === latin) return read.letters;
  const letters = new Uint8Array(latin.length);
  for (let at = 0; at < latin.length; at += 1) letters[at] = numberOf(latin.charCodeAt(at));
  read = { latin, letters };
  return letters;
}

/** Lets letters that stand for nothing pass; answers the cheapest cost of the row. */
function silentLetters(costs: Float64Array, letters: Uint8Array): number {
  let before = costs[0] ?? Infinity;
  let cheapest = before;
  for (let column = 0; column < letters.length; column += 1) {
    const passed = before + (SILENT_COSTS[letters[column] ?? 0] ?? Infinity);
    before = costs[column + 1] ?? Infinity;
    if (passed < before) {
      costs[column + 1] = passed;
      before = passed;
    }
    if (before < cheapest) cheapest = before;
  }
  return cheapest;
}

/** Goes on from places that the limit still allows. */
function sayOneSound(
  from: Float64Array,
  to: Float64Array,
  costs: Costs,
  letters: Uint8Array,
  limit: number,
): void {
  const { none, one, two, three } = costs;
  const end = letters.length;
  for (let column = 0; column <= end; column += 1) {
    const base = from[column] ?? Infinity;
    if (base > limit || base === Infinity) continue;
    reach(to, column, base + none);
    if (column === end) continue;
    const first = letters[column] ?? 0;
    reach(to, column + 1, base + (one[first] ?? Infinity));
    if (column + 1 === end) continue;
    const both = first * LETTERS + (letters[column + 1] ?? 0);
    reach(to, column + 2, base + (two[both] ?? Infinity));
    if (column + 2 === end) continue;
    const known = three.size === 0 ? undefined : three.get(both * LETTERS + (letters[column + 2] ?? 0));
    reach(to, column + 3, base + (known ?? STRANGE_COSTS[3]));
  }
}

function reach(to: Float64Array, column: number, cost: number): void {
  if (cost < (to[column] ?? Infinity)) to[column] = cost;
}
