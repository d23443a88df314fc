import { tmpdir } from 'node:os';
import path from 'node:path';

/** The environment of a server that a test starts: its modules, those of its threads too, are compiled once for all tests. */
export const withCompiledModules: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_COMPILE_CACHE: path.join(tmpdir(), 'node-compile-cache'),
};
