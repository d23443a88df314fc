/**
 * Ends this process with the child, with its code. Ctrl+C reaches the child by itself; this process only waits until it has closed its file
 * or database. A child that something else killed is told with its signal and `whenKilled`.
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} whenKilled what is kept and how to start again
 */
export function followToEnd(child, whenKilled) {
  let asked = false;
  process.on('SIGINT', () => {
    asked = true;
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      asked = true;
      child.kill('SIGTERM');
    });
  }
  child.on('exit', (code, signal) => {
    if (!asked && signal) console.error(`Dokani was ended from outside (${signal}). ${whenKilled}`);
    process.exit(asked ? 0 : (code ?? 1));
  });
  child.on('error', (error) => {
    console.error(`Could not start: ${error.message}`);
    process.exit(1);
  });
}
