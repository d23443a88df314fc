import { spawn } from 'node:child_process';
import path, { delimiter } from 'node:path';
import { root } from './paths.mjs';

/** @typedef {{ code: number, output: string, timedOut: boolean }} Ended */
/** @typedef {{ env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number, cwd?: string }} RunOptions */

const running = new Set();

// Whatever ends this process, Ctrl+C or a plain kill, ends what it started.
process.on('exit', stopAll);

/** The environment with the project's own tools first on PATH. */
export function toolEnvironment() {
  const bin = path.join(root, 'node_modules', '.bin');
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...process.env, [key]: `${bin}${delimiter}${process.env[key] ?? ''}` };
}

/**
 * Runs a program to its end and gives its code and output; never throws for a failing program. On timeout the
 * program is ended and `timedOut` is true. With `show` its output goes to the terminal instead of into `output`.
 * @param {string} program @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<Ended>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd ?? root,
      env: options.env ?? toolEnvironment(),
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    running.add(child);
    let output = '';
    let timedOut = false;
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    const timer = options.timeoutMs
      ? setTimeout(() => {
          timedOut = true;
          child.kill('SIGTERM');
        }, options.timeoutMs)
      : undefined;
    const end = (/** @type {number} */ code) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output, timedOut });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.on('close', (code, signal) => end(code ?? (signal ? 130 : 1)));
  });
}

/** Ends every program that `run` still waits for; for Ctrl+C. */
export function stopAll() {
  for (const child of running) child.kill('SIGTERM');
}

/**
 * Runs npm with the Node it came with, without a shell where npm says where it lies.
 * @param {string[]} args @param {RunOptions} [options]
 */
export function runNpm(args, options = {}) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.c?js$/.test(cli)) {
    return run(process.env.npm_node_execpath ?? process.execPath, [cli, ...args], {
      env: process.env,
      ...options,
    });
  }
  if (process.platform === 'win32') {
    return run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], { env: process.env, ...options });
  }
  return run('npm', args, { env: process.env, ...options });
}

/**
 * Says every few seconds that something long is still going on.
 * @template T @param {string} what @param {Promise<T>} work @returns {Promise<T>}
 */
export async function withHeartbeat(what, work) {
  const started = Date.now();
  const timer = setInterval(() => {
    console.log(`… ${what} (${Math.round((Date.now() - started) / 1000)} s)`);
  }, 10_000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
