import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Owners of tiles ask for a week at least where headers are not followed. */
const FRESH_MS = 7 * 24 * 60 * 60_000;
const SWEEP_EVERY = 50;

/** Tiles kept on the disk, for at most so many bytes. */
export type TileStore = {
  /** The tile of this address, and whether it is younger than a week; null where it is not kept. Never rejects. */
  get(url: string): Promise<{ content: Buffer; isFresh: boolean } | null>;
  /** Keeps a tile, as far as the disk lets it. Never rejects. */
  put(url: string, content: Buffer): Promise<void>;
};

/** What the store is made with. */
export type TileStoreOptions = {
  folder: string;
  /** About so much is kept: the oldest go when it has become more. */
  mostBytes: number;
  /** False while the disk has no room to spare. */
  mayWrite: () => boolean;
};

async function sweep(folder: string, mostBytes: number): Promise<void> {
  const files = await Promise.all(
    (await readdir(folder)).map(async (name) => {
      const file = path.join(folder, name);
      const { size, mtimeMs } = await stat(file);
      return { file, size, mtimeMs };
    }),
  );
  let total = 0;
  for (const { file, size } of files.toSorted((a, b) => b.mtimeMs - a.mtimeMs)) {
    total += size;
    if (total > mostBytes) await rm(file, { force: true });
  }
}

/** Opens the store in its folder, which is made with the first tile. */
export function openTileStore({ folder, mostBytes, mayWrite }: TileStoreOptions): TileStore {
  const fileOf = (url: string) => path.join(folder, createHash('sha256').update(url).digest('hex'));
  let written = 0;
  return {
    async get(url) {
      try {
        const file = fileOf(url);
        const [content, { mtimeMs }] = await Promise.all([readFile(file), stat(file)]);
        // Either way: a clock that stood in the future once must not keep a tile for years.
        return { content, isFresh: Math.abs(Date.now() - mtimeMs) < FRESH_MS };
      } catch {
        return null;
      }
    },
    async put(url, content) {
      try {
        if (!mayWrite()) return;
        if (!existsSync(folder)) mkdirSync(folder);
        // By renaming: a reader sees a whole tile or none.
        const half = path.join(folder, `${randomUUID()}.part`);
        await writeFile(half, content);
        await rename(half, fileOf(url));
        if (written % SWEEP_EVERY === 0) await sweep(folder, mostBytes);
        written += 1;
      } catch {
        // A map is worth no trouble: without the file the tile is asked for again.
      }
    },
  };
}
