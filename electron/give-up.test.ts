import { beforeEach, describe, expect, it, vi } from 'vitest';
import { giveUp } from './give-up.ts';
import { world } from './stand-in/world.ts';

vi.mock('electron', () => import('./stand-in/electron.ts'));

beforeEach(() => {
  world.exitCode = null;
  world.errorBoxes.length = 0;
  world.questions.length = 0;
  world.openedOutside.length = 0;
});

describe('a shop that another server holds', () => {
  it('is opened at its address by the first button', async () => {
    world.answerToQuestion = 0;
    giveUp('ALREADY_OPEN', 'Dokani already has this shop open.', 'http://127.0.0.1:4680');
    expect(world.questions[0]).toMatchObject({ defaultId: 0, cancelId: 1 });
    expect(world.questions[0]?.detail).toContain('http://127.0.0.1:4680');
    expect(world.openedOutside).toEqual(['http://127.0.0.1:4680']);
    await expect.poll(() => world.exitCode).toBe(0);
    expect(world.errorBoxes).toEqual([]);
  });

  it('is left alone by the other button', () => {
    world.answerToQuestion = 1;
    giveUp('ALREADY_OPEN', 'Dokani already has this shop open.', 'http://127.0.0.1:4680');
    expect(world.openedOutside).toEqual([]);
    expect(world.exitCode).toBe(0);
  });

  it.each([null, 'http://evil.example', 'file:///etc/passwd'])('is only told of at %s', (url) => {
    giveUp('ALREADY_OPEN', 'Dokani already has this shop open.', url);
    expect(world.questions).toEqual([]);
    expect(world.errorBoxes[0]).toContain('already has this shop open');
    expect(world.exitCode).toBe(1);
  });
});

it('a damaged file is named in the dialog', () => {
  giveUp('DATABASE_DAMAGED', 'The file /shop/shop.sqlite is damaged.');
  expect(world.errorBoxes[0]).toMatch(/নষ্ট[\s\S]+shop\.sqlite/u);
  expect(world.exitCode).toBe(1);
});
