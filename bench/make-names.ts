import type { ProductText } from '../shared/text/search/entry-text.ts';

const SYLLABLES = `ka কা, ki কি, ko ক, ga গা, gi গি, cho চ, cha চা, ja জা, ji জি, ta টা, ti টি, to ত, da দা, di দি,
  na না, ni নি, no ন, pa পা, pi পি, po প, fa ফা, fi ফি, ba বা, bi বি, bo ব, ma মা, mi মি, mo ম,
  ra রা, ri রি, ro র, la লা, li লি, lo ল, sha শা, shi শি, so স, sa সা, ha হা, hi হি, ru রু, lu লু`
  .split(/,\s*/)
  .map((pair) => pair.split(' ') as [string, string]);

type Script = 0 | 1;
/** What a made-up product is called, in both scripts. */
export type Name = {
  readonly brand: [string, string];
  readonly kind: [string, string];
  readonly company: string;
  readonly strength: number;
};

/** The texts of the made-up product number `seq`: the same for the same number, Latin and Bengali in turn. */
export function productOf(seq: number): ProductText {
  const name = nameOf(seq);
  const script: Script = seq % 2 === 0 ? 0 : 1;
  const text = `${name.brand[script]} ${name.kind[script]} ${name.strength}${script === 0 ? ' mg' : ' গ্রাম'}`;
  const product = {
    company: name.company,
    generic: name.kind[0],
    codes: [`88${String(1_000_000_000 + seq)}`],
  };
  return script === 0 ? { ...product, nameEn: text } : { ...product, nameBn: text };
}

/** A brand shared by about four products, one of 400 common words, one of 200 companies. */
export function nameOf(seq: number): Name {
  const brand = Math.floor(seq / 4);
  return {
    brand: wordOf(brand, 2 + (brand % 3)),
    kind: wordOf(900_000_000 + Math.floor(400 * random(seq, 1) ** 2), 2),
    company: wordOf(800_000_000 + Math.floor(200 * random(seq, 2) ** 2), 3)[0],
    strength: [5, 10, 20, 50, 100, 250, 500][Math.floor(random(seq, 3) * 7)] ?? 5,
  };
}

function wordOf(seed: number, syllables: number): [string, string] {
  const word: [string, string] = ['', ''];
  for (let at = 0; at < syllables; at += 1) {
    const [latin, bengali] = SYLLABLES[Math.floor(random(seed, at + 10) * SYLLABLES.length)] ?? ['ka', 'কা'];
    word[0] += latin;
    word[1] += bengali;
  }
  return word;
}

/** A number from 0 to 1 that depends on its two arguments only. */
export function random(seed: number, salt: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 4_294_967_296;
}
