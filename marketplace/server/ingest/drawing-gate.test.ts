import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { drawSizes } from './draw-picture.ts';
import { createGate } from './drawing-gate.ts';

it('lets so many through at once, the others one by one as they end, and refuses who would have to wait too long', async () => {
  const gate = createGate(2, 3);
  const ends: ((how: 'ok' | Error) => void)[] = [];
  const enter = () =>
    gate(
      () =>
        new Promise<string>((resolve, reject) =>
          ends.push((how) => (how === 'ok' ? resolve(how) : reject(how))),
        ),
    );
  const first = Array.from({ length: 5 }, enter);
  await expect(enter()).rejects.toMatchObject({ code: 'TOO_MANY' });
  expect(ends).toHaveLength(2);
  ends[0]?.('ok');
  ends[1]?.(new Error('no picture'));
  await expect(first[1]).rejects.toThrow('no picture');
  await expect.poll(() => ends.length).toBe(4);
  ends[2]?.('ok');
  ends[3]?.('ok');
  await expect.poll(() => ends.length).toBe(5);
  ends[4]?.('ok');
  expect(await Promise.all([first[0], first[2], first[3], first[4]])).toEqual(['ok', 'ok', 'ok', 'ok']);
  const later = enter();
  ends[5]?.('ok');
  await later;
});

it('stands before every drawing of a node', async () => {
  const png = createCanvas(20, 20).toBuffer('image/png');
  const drawn = await Promise.allSettled(Array.from({ length: 40 }, () => drawSizes(png, [10])));
  const refused = drawn.flatMap((each) => (each.status === 'rejected' ? [String(each.reason.code)] : []));
  expect(refused).toEqual(Array(22).fill('TOO_MANY'));
});
