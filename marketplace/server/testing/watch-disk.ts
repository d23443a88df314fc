import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { onTestFinished, vi } from 'vitest';

/** Something that was put on the disk, or got another name; `flags` are those it was opened with. */
export type DiskStep = { what: 'sync' | 'rename'; place: string; flags: string };

/** Notes until the test ends what is synced and what is renamed, in its order, also by modules that other tests of the same process have loaded. */
export function watchDisk(): DiskStep[] {
  const steps: DiskStep[] = [];
  const open = new Map<number, Omit<DiskStep, 'what'>>();
  const { openSync, fsyncSync, renameSync } = fs;
  vi.spyOn(fs, 'openSync').mockImplementation((place, flags, mode) => {
    const opened = openSync(place, flags, mode);
    open.set(opened, { place: String(place), flags: String(flags) });
    return opened;
  });
  vi.spyOn(fs, 'fsyncSync').mockImplementation((opened) => {
    fsyncSync(opened);
    steps.push({ what: 'sync', place: '', flags: '', ...open.get(opened) });
  });
  vi.spyOn(fs, 'renameSync').mockImplementation((from, to) => {
    renameSync(from, to);
    steps.push({ what: 'rename', place: String(to), flags: '' });
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  return steps;
}
