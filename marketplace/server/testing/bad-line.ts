import { MarketFailure } from '../../../shared/marketplace/market-failure.ts';

type Call = () => Promise<unknown>;

/** A line between a shop and the marketplace that does what lines do. */
export type BadLine = {
  isBad: boolean;
  /** One call: lost before or after it arrives, repeated, kept for later, or brought through. */
  through: (name: string, go: Call) => Promise<unknown>;
  /** Brings `share` (0–1) of the calls that are late. */
  deliver(share: number): Promise<void>;
  /** Cuts the line for so many steps. */
  cut(steps: number): void;
  /** A step has passed: a line that was cut long enough is there again. */
  passStep(): void;
};

/** Calls that are kept for later at most: the eldest are lost beyond them. */
const MOST_LATE = 200;

/** Makes a line as bad as `random` (0–1) says. A cut always ends, so that a day without any trade cannot come from it. */
export function createBadLine(random: () => number): BadLine {
  const late: Call[] = [];
  let cutFor = 0;
  const line: BadLine = {
    isBad: true,
    async through(_, go) {
      if (!line.isBad) return go();
      const chance = random();
      if (cutFor > 0 || chance < 0.15) throw new MarketFailure('UNREACHABLE');
      if (chance < 0.3) {
        late.push(go);
        if (late.length > MOST_LATE) late.shift();
        throw new MarketFailure('UNREACHABLE');
      }
      if (chance < 0.45) {
        await go();
        throw new MarketFailure('UNREACHABLE');
      }
      if (chance < 0.55) await go();
      await line.deliver(0.3);
      return go();
    },
    async deliver(share) {
      for (const call of late.splice(0)) {
        if (random() < share) await call().catch(() => undefined);
        else late.push(call);
      }
    },
    cut(steps) {
      cutFor = steps;
    },
    passStep() {
      cutFor = Math.max(0, cutFor - 1);
    },
  };
  return line;
}

/** Mulberry32: a small generator that a seed repeats. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
