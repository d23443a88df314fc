import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase, type ShopDb } from '../core/db/open.ts';
import { systemPorts } from '../core/ports/system-ports.ts';
import { startHost } from './make-host.ts';

/** What a benchmark's owner signs in with. */
export const PIN = '258036';

/** A data folder with a shop that was set up through the real server. */
export type ShopFolder = {
  folder: string;
  ownerId: string;
  /** Opens the file for filling it, while no server runs. */
  fill(work: (db: ShopDb) => void): void;
  remove(): void;
};

/** Makes a shop in a temporary folder. */
export async function makeShopFolder(): Promise<ShopFolder> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-bench-'));
  const host = await startHost(folder);
  const session = await host.call<{ user: { id: string } }>('POST', '/setup', {
    language: 'en',
    kind: 'pharmacy',
    nameEn: 'Bench Pharmacy',
    ownerName: 'Owner',
    pin: PIN,
  });
  await host.stop();
  return {
    folder,
    ownerId: session.user.id,
    fill(work) {
      const db = openDatabase(path.join(folder, 'shop.sqlite'), systemPorts().logger);
      try {
        work(db);
      } finally {
        db.close();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
