import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Stream = { nfd?: number; node: object };
/** Of the engine's own files: what its package leaves without a type. */
type EngineFiles = {
  stream_ops: { fsync?: (stream: Stream) => number };
  realPath(node: object): string;
  tryFSOperation(work: () => void): void;
};

/** What the engine is started with where its files are synced: its usual settings switch that off. */
export const SYNCED_SETTINGS = ['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'] as const;

function syncPath(place: string, flags: 'r' | 'r+'): void {
  const opened = openSync(place, flags);
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Puts on the disk which files a folder holds, under which names. */
export function syncFolder(folder: string): void {
  // Windows opens no folder as a file, and needs no sync of one.
  if (process.platform !== 'win32') syncPath(folder, 'r');
}

/** Puts every file below a folder on the disk, as a database that was just set up has to be. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const place = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) syncFolder(place);
    // Windows syncs only what was opened to be written.
    else if (entry.isFile()) syncPath(place, 'r+');
  }
  syncFolder(folder);
}

/**
 * The files of an embedded database in a folder, with a sync that reaches the disk: that of the package does nothing, so that a power cut
 * would take what was answered.
 */
export class SyncedFiles extends NodeFS {
  override async init(...[engine, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(engine, options);
    const addSync = (program: { FS: unknown }) => {
      const files = (program.FS as { filesystems: { NODEFS: EngineFiles } }).filesystems.NODEFS;
      files.stream_ops.fsync = ({ nfd, node }) => {
        files.tryFSOperation(() => (nfd === undefined ? syncFolder(files.realPath(node)) : fsyncSync(nfd)));
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addSync] } };
  }
}
