// `npm test`: installs what is missing, then runs every check and every test, and ends with one plain line of counts.
// Plain JavaScript on node: imports alone, because it runs before anything is installed.
import './setup/require-node-20.mjs';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureChromium } from './setup/chromium.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/paths.mjs';
import { stopAll } from './setup/run.mjs';
import { runStep, summary } from './setup/step-runner.mjs';
import { browserStep, checkSteps, diffStep, testSteps } from './setup/steps.mjs';

const flags = new Set(process.argv.slice(2));
const started = Date.now();

process.once('SIGINT', () => {
  stopAll();
  process.exit(130);
});

await ensureInstalled();
rmSync(path.join(root, 'test-results'), { recursive: true, force: true });
mkdirSync(path.join(root, 'test-results'), { recursive: true });

const chromium = await ensureChromium();
if (!chromium) {
  console.error(
    'No Chromium, Chrome or Edge on this machine and none could be fetched; the screen tests will fail.',
  );
  console.error('Install one, or point DOKANI_CHROMIUM at its executable, and run the same command again.');
}
if (chromium && chromium !== 'playwright') process.env.DOKANI_CHROMIUM = chromium;

/** @type {import('./setup/step-runner.mjs').StepResult[]} */
const results = [];

// The quick checks share the machine's cores; the test runners bring their own workers, so they go one after the other.
const waiting = [...checkSteps];
const lane = async () => {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await runStep(step));
};
await Promise.all([lane(), lane()]);
for (const step of testSteps) results.push(await runStep(step));
if (!flags.has('--no-e2e')) results.push(await runStep(browserStep));
if (flags.has('--unchanged')) results.push(await runStep(diffStep));

process.exitCode = summary(results, Date.now() - started);
