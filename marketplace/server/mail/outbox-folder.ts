import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Ids, Mailer, Texter } from '../ports/ports.ts';

const KEEP = 200;

const messageSchema = z.object({
  kind: z.enum(['mail', 'text']),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
});

/** A message that lies in the folder instead of having been sent; `id` is its time-ordered file name. */
export type OutboxMessage = z.infer<typeof messageSchema> & { id: string };

/** Takes mails and texts where no gateway is set: each becomes a file that the person who runs the server can look at. */
export type OutboxFolder = { mailer: Mailer; texter: Texter; list(): Promise<OutboxMessage[]> };

/** Opens the folder; the newest 200 messages are kept. */
export function openOutboxFolder(folder: string, ids: Ids): OutboxFolder {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = async () => (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const put = async (message: Omit<OutboxMessage, 'id'>) => {
    const file = path.join(folder, `${ids.next()}.json`);
    await writeFile(`${file}.part`, JSON.stringify(message, null, 2), { mode: 0o600 });
    await rename(`${file}.part`, file);
    const all = await names();
    for (const name of all.slice(0, Math.max(0, all.length - KEEP)))
      await rm(path.join(folder, name), { force: true });
  };
  return {
    mailer: { send: (mail) => put({ kind: 'mail', ...mail }) },
    texter: { send: (to, text) => put({ kind: 'text', to, subject: '', text }) },
    async list() {
      const newestFirst = (await names()).reverse();
      return Promise.all(
        newestFirst.map(async (name) => ({
          ...messageSchema.parse(JSON.parse(await readFile(path.join(folder, name), 'utf8'))),
          id: name.replace('.json', ''),
        })),
      );
    },
  };
}
