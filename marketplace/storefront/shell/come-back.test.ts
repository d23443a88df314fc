import { expect, it } from 'vitest';
import { createStore } from '../../../shared/web/store.ts';
import { createReturns, reloadOnReturn } from './come-back.ts';

/** What a browser keeps of a session. */
function session() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
}

it('brings a thing back by itself once in a session: one that never loads would reload the page for ever', () => {
  const storage = session();
  // Each reload is a new page in the same session.
  const page = () => createReturns(() => storage);
  expect(page().take('/offers')).toBe(true);
  expect(page().take('/offers')).toBe(false);
  expect(page().take('map')).toBe(true);
  expect([page().take('map'), page().take('/offers')]).toEqual([false, false]);
});

it('brings nothing back where the browser keeps nothing, or keeps what cannot be read', () => {
  const broken = () => {
    throw new Error('denied');
  };
  expect(createReturns(broken).take('map')).toBe(false);
  const storage = session();
  storage.setItem('market.returned', '{');
  expect(createReturns(() => storage).take('map')).toBe(false);
});

/** A page that waits for the server, how often it asked and was reloaded, and what answers it. */
function waitingPage() {
  const connection = createStore({ online: false, restored: 0 });
  const asked: PromiseWithResolvers<void>[] = [];
  let reloads = 0;
  const leave = reloadOnReturn({
    connection,
    ask() {
      const answer = Promise.withResolvers<void>();
      asked.push(answer);
      return answer.promise;
    },
    reload: () => (reloads += 1),
  });
  const setOnline = (online: boolean) => connection.set({ online, restored: 0 });
  return { asked, leave, reloads: () => reloads, setOnline };
}

it('reloads a page with the answer to what it asked once the server is back', async () => {
  const page = waitingPage();
  page.setOnline(true);
  page.asked[0]?.reject(new Error('away again'));
  await page.asked[0]?.promise.catch(() => undefined);
  expect([page.asked.length, page.reloads()]).toEqual([1, 0]);
  page.setOnline(false);
  page.setOnline(true);
  page.asked[1]?.resolve();
  await page.asked[1]?.promise;
  expect([page.asked.length, page.reloads()]).toEqual([2, 1]);
});

it('leaves the next page alone where the answer comes after the step to it', async () => {
  const page = waitingPage();
  page.setOnline(true);
  page.leave();
  page.asked[0]?.resolve();
  await page.asked[0]?.promise;
  page.setOnline(false);
  page.setOnline(true);
  expect([page.asked.length, page.reloads()]).toEqual([1, 0]);
});
