import { parentPort, workerData } from 'node:worker_threads';
import { openReader } from '../db/reader.ts';
import { type ReadingInput, type ReadingJob, runReadingJob } from './reading-jobs.ts';

/** Entry of the reading thread: answers one job after the other on its own read-only connection. */
const reader = openReader((workerData as { file: string }).file);

parentPort?.on('message', async (asked: { id: number; job: ReadingJob; input: ReadingInput<ReadingJob> }) => {
  try {
    parentPort?.postMessage({
      id: asked.id,
      value: await runReadingJob(reader, asked.job, asked.input as never),
    });
  } catch (error) {
    parentPort?.postMessage({
      id: asked.id,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
