import { parseArgs } from 'node:util';
import { emailSchema } from '../../../shared/marketplace/market-primitives.ts';
import { BadConfig } from './config.ts';

/** What the command line says beside the settings of the environment. */
export type Arguments = { isDemo: boolean; admin: string | null; data: string | null; port: string | null };

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      options: {
        demo: { type: 'boolean', default: false },
        admin: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new BadConfig(error instanceof Error ? error.message : String(error));
  }
}

/** Reads the command line. Throws BadConfig for what it does not know, and for an administrator's address that is none. */
export function readArguments(given: readonly string[]): Arguments {
  const { demo, admin = null, data = null, port = null } = parse(given);
  if (admin !== null && !emailSchema.safeParse(admin).success)
    throw new BadConfig(`--admin: ${admin} is no e-mail address`);
  return { isDemo: demo, admin, data, port };
}
