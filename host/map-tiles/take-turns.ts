/** Lets so many work at once and so many wait; says no to more. */
export type Turns = {
  /** Runs `work` when it is its turn; null where too many wait already, or `signal` ends the wait. */
  take<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result | null>;
};

/** Turns for `most` at once, with at most `mayWait` behind them. */
export function takeTurns(most: number, mayWait: number): Turns {
  const waiting = new Set<() => void>();
  let working = 0;
  const next = () => {
    const [first] = waiting;
    if (first) first();
  };
  const turn = (signal: AbortSignal): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (isMine: boolean) => {
        waiting.delete(begin);
        signal.removeEventListener('abort', leave);
        if (isMine) working += 1;
        resolve(isMine);
      };
      const begin = () => settle(true);
      const leave = () => settle(false);
      if (signal.aborted || (working >= most && waiting.size >= mayWait)) resolve(false);
      else if (working < most) begin();
      else {
        waiting.add(begin);
        signal.addEventListener('abort', leave, { once: true });
      }
    });
  return {
    async take(work, signal) {
      if (!(await turn(signal))) return null;
      try {
        return await work();
      } finally {
        working -= 1;
        next();
      }
    },
  };
}
