import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** The program as it lies on disk. */
export type Program = { folder: string; version: string };

const packageSchema = z.object({ name: z.literal('dokani'), version: z.string() });

/** Finds the program's folder upwards of `from` (the source tree or the built bundle). Throws where there is none. */
export function findProgram(from: string): Program {
  for (let folder = from; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json');
    const found = existsSync(file) ? packageSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))) : null;
    if (found?.success) return { folder, version: found.data.version };
  }
  throw new Error(`no package.json of dokani above ${from}`);
}
