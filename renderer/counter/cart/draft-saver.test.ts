import { describe, expect, it } from 'vitest';
import type { DraftDto } from '../../../shared/contract/sales.contract.ts';
import { createDraftSaver } from './draft-saver.ts';

const draft = (id: string, revision: number) => ({ id, revision }) as DraftDto;

function recorder(fail: (draft: DraftDto) => Error | null = () => null) {
  const sent: string[] = [];
  const save = async (each: DraftDto) => {
    await Promise.resolve();
    const error = fail(each);
    if (error) throw error;
    sent.push(`${each.id}${each.revision}`);
  };
  return { sent, save };
}

describe('draft saver', () => {
  it('sends the first at once and of the rest only the newest', async () => {
    const { sent, save } = recorder();
    const saver = createDraftSaver(
      save,
      () => false,
      () => 1,
    );
    for (let revision = 1; revision <= 5; revision += 1) saver.push(draft('a', revision));
    await saver.settled();
    expect(sent).toEqual(['a1', 'a5']);
  });

  it('keeps the order of different carts', async () => {
    const { sent, save } = recorder();
    const saver = createDraftSaver(
      save,
      () => false,
      () => 1,
    );
    saver.push(draft('a', 1));
    saver.push(draft('a', 2));
    saver.push(draft('b', 1));
    await saver.settled();
    expect(sent).toEqual(['a1', 'a2', 'b1']);
  });

  it('sends again after a lost connection, the newest by then', async () => {
    let failures = 2;
    const { sent, save } = recorder(() => (failures-- > 0 ? new Error('offline') : null));
    const saver = createDraftSaver(
      save,
      () => false,
      () => 1,
    );
    saver.push(draft('a', 1));
    saver.push(draft('a', 2));
    await saver.settled();
    expect(sent).toEqual(['a2']);
  });

  it('lets go what the server refused, and what was sold', async () => {
    const { sent, save } = recorder((each) => (each.revision === 1 ? new Error('refused') : null));
    const saver = createDraftSaver(
      save,
      () => true,
      () => 1,
    );
    saver.push(draft('a', 1));
    saver.push(draft('b', 2));
    saver.push(draft('c', 2));
    saver.drop('b');
    await saver.settled();
    expect(sent).toEqual(['c2']);
  });
});
