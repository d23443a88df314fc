import os from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '../db/reader.ts';
import type { LongRead, LongReads } from './long-reads.ts';
import { runReadingJob } from './reading-jobs.ts';

// On Linux this is the thread's own priority: where both want the processor, the counter goes first. Elsewhere it would be the whole process's.
if (process.platform === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);

/** Entry of the reading thread: answers one job after the other on its own read-only connection. */
const reader = openReader((workerData as { file: string }).file);

type Asked = { id: number; job: LongRead; input: LongReads[LongRead]['input'] };

async function answer({ id, job, input }: Asked): Promise<void> {
  try {
    parentPort?.postMessage({ id, value: await runReadingJob(reader, job, input) });
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    parentPort?.postMessage({ id, failure, code });
  }
}

parentPort?.on('message', (asked: Asked) => void answer(asked));
