import { existsSync } from 'node:fs';
import { run, withHeartbeat } from './run.mjs';

/** True where packages of the distribution can be installed without asking anybody. */
function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * Installs packages of Debian or Ubuntu; does nothing where that cannot be done without asking. Says the last lines when it fails.
 * @param {string} what for the person who waits
 * @param {string[]} packages
 */
export async function installFromDebian(what, packages) {
  if (!canInstall()) return;
  console.log(`Installing ${what} from the distribution (about 100 MB).`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await withHeartbeat('apt-get update', run('apt-get', ['update', '-qq'], { env, timeoutMs: 300_000 }));
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const work = run('apt-get', args, { env, timeoutMs: 900_000 });
  const { code, output } = await withHeartbeat(`apt-get install ${packages[0]}`, work);
  if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'));
}
