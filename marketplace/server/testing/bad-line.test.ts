import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBadLine, randomFrom } from './bad-line.ts';

describe('the bad line of the chaos tests', () => {
  it('is there again after every cut, so that a whole day cannot pass without a call', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 20 }), async (seed, steps) => {
        const line = createBadLine(randomFrom(seed));
        let arrived = 0;
        line.cut(steps);
        for (let step = 0; step < steps; step += 1) {
          await line.through('call', async () => (arrived += 1)).catch(() => undefined);
          expect(arrived).toBe(0);
          line.passStep();
        }
        for (let tries = 0; tries < 200 && arrived === 0; tries += 1)
          await line.through('call', async () => (arrived += 1)).catch(() => undefined);
        expect(arrived).toBeGreaterThan(0);
      }),
    );
  });

  it('brings a late call once, when it is asked for it', async () => {
    const late = 0.2;
    const line = createBadLine(() => late);
    let arrived = 0;
    await expect(line.through('call', async () => (arrived += 1))).rejects.toMatchObject({
      code: 'UNREACHABLE',
    });
    expect(arrived).toBe(0);
    await line.deliver(1);
    await line.deliver(1);
    expect(arrived).toBe(1);
  });
});
