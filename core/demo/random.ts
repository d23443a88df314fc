/** A stream of pseudo-random numbers that is the same for the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  /** Whole, from `min` to `max`, both included. */
  between(min: number, max: number): number;
  /** One of the items, each as likely as its weight. Throws RangeError for no items. */
  pick<Item>(items: readonly Item[], weightOf?: (item: Item) => number): Item;
  /** True with this probability. */
  chance(probability: number): boolean;
};

/** Mulberry32 (Tommy Ettinger, public domain): small, and even enough for made-up sales. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (min, max) => min + Math.floor(next() * (max - min + 1)),
    pick(items, weightOf = () => 1) {
      let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        left -= weightOf(item);
        if (left < 0) return item;
      }
      const last = items.at(-1);
      if (last === undefined) throw new RangeError('nothing to pick from');
      return last;
    },
    chance: (probability) => next() < probability,
  };
}
