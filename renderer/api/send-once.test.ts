import { MutationObserver } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { sendOnce } from '../../shared/web/send-once.ts';
import { createQueryClient } from './query-client.ts';

it('sends once for two presses within one tick, and again after the answer or the refusal', async () => {
  const queries = createQueryClient();
  const mutationKey = ['accounts', 'signUp'];
  const sent: string[] = [];
  const observer = new MutationObserver(queries, {
    mutationKey,
    mutationFn: async (email: string) => {
      sent.push(email);
      if (email === 'bad') throw new Error('refused');
    },
  });
  const underWay: Promise<unknown>[] = [];
  const press = (email: string) =>
    sendOnce(queries, mutationKey, () => underWay.push(observer.mutate(email).catch(() => undefined)));
  press('bad');
  press('bad');
  await Promise.all(underWay);
  press('good');
  press('good');
  await Promise.all(underWay);
  expect(sent).toEqual(['bad', 'good']);
});
