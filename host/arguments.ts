import { parseArgs } from 'node:util';
import { StartRefused } from './start-refused.ts';

/** What the command line asks for; null where it leaves the choice to the server. */
export type Arguments = { port: number | null; data: string | null; demo: boolean; help: boolean };

/** What `--help` prints. */
export const HELP = `node host/start.ts [options]
  --port NUMBER  port on this computer (default 4680 or the next free one; 0 takes any)
  --data FOLDER  where the shop's file lies (also DOKANI_DATA)
  --demo         a demo shop in a file of its own, marked as training`;

/** Reads the command line. Throws StartRefused with a plain sentence for anything it does not know. */
export function readArguments(given: readonly string[]): Arguments {
  const values = parse(given);
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new StartRefused('BAD_ARGUMENTS', `--port takes a number from 0 to 65535, not "${values.port}".`);
  }
  return { port, data: values.data ?? null, demo: values.demo === true, help: values.help === true };
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        demo: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartRefused(
      'BAD_ARGUMENTS',
      `${error instanceof Error ? error.message : String(error)}\n${HELP}`,
    );
  }
}
