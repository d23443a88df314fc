import { parseArgs } from 'node:util';
import { BadConfig } from './config.ts';

/** What the command line says beside the settings of the environment. */
export type Arguments = { isDemo: boolean; admin: string | null; data: string | null; port: string | null };

/** Reads the command line. Throws BadConfig for what it does not know. */
export function readArguments(given: readonly string[]): Arguments {
  try {
    const { values } = parseArgs({
      args: [...given],
      options: {
        demo: { type: 'boolean', default: false },
        admin: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string' },
      },
    });
    return {
      isDemo: values.demo,
      admin: values.admin ?? null,
      data: values.data ?? null,
      port: values.port ?? null,
    };
  } catch (error) {
    throw new BadConfig(error instanceof Error ? error.message : String(error));
  }
}
