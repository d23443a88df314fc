import { parseArgs } from 'node:util';
import type { LoadSize } from './run-load.ts';

/** What the command says of itself. */
export const LOAD_HELP = `npm run load -- [BUYERS [PIECES]]

Lets BUYERS (1000) order at once PIECES (100) of one listing at two nodes of the marketplace over one PostgreSQL, on the loopback
alone, while a shop's program sells the same goods. Prints what was promised and how long answers took. Ends with 0 where all is
right, 1 with a line FAULT for each thing that is not, 2 where it cannot run. Needs PostgreSQL 15 with PostGIS.`;

/** The largest rush: more buyers than that are more connections than one machine has. */
const MOST_BUYERS = 20_000;
const MOST_PIECES = 10_000;

function readCount(name: string, given: string | undefined, usual: number, most: number): number {
  if (given === undefined) return usual;
  const count = /^\d{1,9}$/.test(given) ? Number(given) : 0;
  if (count < 1 || count > most)
    throw new Error(`${name} is a whole number from 1 to ${most}, not "${given}". --help says the rest.`);
  return count;
}

/** How large a rush the command line asks for; `help` where it asks for the help. Throws an Error with a sentence for what it does not know. */
export function readSize(given: readonly string[]): LoadSize | 'help' {
  const options = { help: { type: 'boolean', short: 'h', default: false } } as const;
  const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
  if (values.help) return 'help';
  const [buyers, pieces, ...more] = positionals;
  if (more.length > 0) throw new Error(`"${more.join(' ')}" is one word too many. --help says the rest.`);
  return {
    buyers: readCount('BUYERS', buyers, 1_000, MOST_BUYERS),
    units: readCount('PIECES', pieces, 100, MOST_PIECES),
    safety: 20,
    tillSales: 20,
    everyMs: 200,
    nodes: 2,
    buyerProcesses: 4,
  };
}
