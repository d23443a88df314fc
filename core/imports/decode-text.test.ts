import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

// Three bytes or two each, so that pieces end in the middle of a letter.
const LONG = `x${'নাপা ট্যাবলেট,'.repeat(60_000)}`;

it('decodes a long text in pieces without breaking a letter, and lets others have their turn in between', async () => {
  let turns = 0;
  const isDone = { yet: false };
  const others = (async () => {
    while (!isDone.yet) {
      turns += 1;
      await new Promise(setImmediate);
    }
  })();
  expect(await decodeText(Buffer.from(LONG))).toBe(LONG);
  isDone.yet = true;
  await others;
  expect(turns).toBeGreaterThan(3);
  expect(await decodeText(Buffer.from(`\ufeff${LONG}`, 'utf16le'))).toBe(LONG);
});

it('reads what is no UTF-8 far behind as Windows-1252', async () => {
  const file = Buffer.concat([Buffer.from('a'.repeat(700_000)), Buffer.from([0xe9])]);
  expect((await decodeText(file))?.endsWith('aé')).toBe(true);
});
