const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** Says how long to wait before the next try of something that failed. */
export type Patience = {
  /** Milliseconds, each time about twice as many, at most half a minute; by chance up to half of it less. */
  next: () => number;
  /** It got through: the next failure waits as little as the first. */
  reset: () => void;
};

/** Patience of one page. `random` gives numbers from 0 to 1. */
export function createPatience(random: () => number = Math.random): Patience {
  let tries = 0;
  return {
    next() {
      const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** tries);
      tries = Math.min(tries + 1, 10);
      return longest * (0.5 + random() / 2);
    },
    reset() {
      tries = 0;
    },
  };
}

/** What tells that a try is worth making now. */
type Page = { window: EventTarget; document: EventTarget; isVisible: () => boolean };

const here = (): Page => ({
  window,
  document,
  isVisible: () => document.visibilityState === 'visible',
});

/**
 * Rests so many milliseconds, or until `signal` aborts ('over'); or only until the device says that its network is back, or somebody looks at
 * the page again ('woken').
 */
export function rest(ms: number, signal: AbortSignal, page: Page = here()): Promise<'over' | 'woken'> {
  return new Promise((resolve) => {
    const ended = new AbortController();
    const end = (how: 'over' | 'woken') => {
      clearTimeout(timer);
      ended.abort();
      resolve(how);
    };
    const timer = setTimeout(() => end('over'), ms);
    const { signal: until } = ended;
    page.window.addEventListener('online', () => end('woken'), { signal: until });
    page.document.addEventListener('visibilitychange', () => page.isVisible() && end('woken'), {
      signal: until,
    });
    if (signal.aborted) end('over');
    else signal.addEventListener('abort', () => end('over'), { signal: until });
  });
}
