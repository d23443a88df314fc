import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Reader } from '../db/reader.ts';
import type { LongReads, Reading } from './long-reads.ts';
import { runReadingJob } from './reading-jobs.ts';

type Answer = { id: number; value?: unknown; failure?: string; code?: string };
type Waiting = { resolve(value: unknown): void; reject(reason: Error): void };

/** The thread's entry: beside this file in the source tree, beside the bundle where everything is in one. */
function workerFile(): URL {
  const places = ['./reading.worker.ts', './reading-worker.js', '../reading-worker.js'];
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (!found) throw new Error('the entry of the reading thread is missing');
  return found;
}

/**
 * Long reads of the shop's file, in a worker thread with a read-only connection of its own that is started at the first job.
 * A shop in memory has no second connection: there `writer` answers. `entry` names the thread's file where it lies elsewhere.
 */
export function openReading(file: string, writer: Reader, entry?: URL): Reading {
  if (file === ':memory:') {
    return { run: (job, input) => runReadingJob(writer, job, input), close: async () => undefined };
  }
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const settle = (answer: Answer): void => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (waiting.size === 0) worker?.unref();
    if (answer.failure === undefined) asked?.resolve(answer.value);
    else asked?.reject(Object.assign(new Error(answer.failure), { code: answer.code }));
  };
  const start = (): Worker => {
    const started = new Worker(entry ?? workerFile(), { workerData: { file } });
    let cause = new Error('the reading thread ended');
    started.on('message', settle);
    started.on('error', (error) => {
      cause = error instanceof Error ? error : new Error(String(error));
    });
    started.on('exit', () => {
      if (worker === started) worker = null;
      for (const asked of waiting.values()) asked.reject(cause);
      waiting.clear();
    });
    return started;
  };

  return {
    run(job, input) {
      worker ??= start();
      worker.ref();
      const id = ++lastId;
      const answer = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, job, input });
      return answer as Promise<LongReads[typeof job]['result']>;
    },
    async close() {
      await worker?.terminate();
    },
  };
}
