/** How long reading and comparing may hold the server before whatever else is waiting has its turn. */
const WORK_MS = 8;

/** Counts from now; the function it gives lets others go first whenever about 8 ms of work have passed, however slow the machine. */
export function givingWay(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < WORK_MS) return;
    await new Promise(setImmediate);
    since = performance.now();
  };
}
