import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from './backoff-rules.ts';
import type { Pace } from './worker-pace.ts';

/** Rests between tries that fail in a row, each longer than the last, until somebody knows that trying is worth it again. */
export class FeedRest {
  private readonly pace: Pace;
  private failures = 0;
  private until = new AbortController();

  constructor(pace: Pace) {
    this.pace = pace;
  }

  /** Resolves after the next rest, at `end`, or when `signal` aborts. */
  async take(signal: AbortSignal): Promise<void> {
    this.failures += 1;
    const wait = backoffMs(this.failures, this.pace.random(), this.pace.firstRetryMs);
    const ends = AbortSignal.any([signal, this.until.signal]);
    await sleep(wait, undefined, { signal: ends, ref: false }).catch(() => undefined);
  }

  /** Whoever rests goes on now, and the next rest is a short one. */
  end(): void {
    this.failures = 0;
    this.until.abort();
    this.until = new AbortController();
  }
}
