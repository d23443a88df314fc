import { mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { systemPorts } from '../ports/system-ports.ts';
import { checkpoint, keepWalShort } from './checkpoint.ts';
import { openDatabase } from './open.ts';

const { logger } = systemPorts();

function grown() {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dokani-wal-')), 'shop.sqlite');
  const db = openDatabase(file, logger);
  db.sqlite.exec('CREATE TABLE notes (text TEXT NOT NULL) STRICT');
  const insert = db.sqlite.prepare('INSERT INTO notes VALUES (?)');
  const grow = (rows: number) =>
    db.transaction('grow', () => Array.from({ length: rows }, () => insert.run('x'.repeat(1000))));
  return { file, db, grow, wal: () => statSync(`${file}-wal`).size };
}

describe('the write-ahead log', () => {
  it('is not folded into the file by the sale that fills it', () => {
    const { db, file, grow, wal } = grown();
    grow(6000);
    expect(wal()).toBeGreaterThan(6_000_000);
    expect(statSync(file).size).toBeLessThan(100_000);
    db.close();
  });

  it('is copied by another connection while the writer stays open, and then used from its start again', () => {
    const { db, file, grow, wal } = grown();
    grow(6000);
    const { log, copied } = checkpoint(file);
    expect(copied).toBe(log);
    const before = wal();
    grow(10);
    expect(wal()).toBe(before);
    expect(db.sqlite.prepare('SELECT count(*) AS n FROM notes').get()).toEqual({ n: 6010 });
    db.close();
  });

  it('is asked to be copied only when it is long, and again after a failure', async () => {
    vi.useFakeTimers();
    const { db, file, grow } = grown();
    const asked = vi
      .fn<() => Promise<unknown>>()
      .mockRejectedValueOnce(new Error('busy'))
      .mockResolvedValue(undefined);
    const stop = keepWalShort(file, asked, logger);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(asked).not.toHaveBeenCalled();
    grow(6000);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(asked).toHaveBeenCalledTimes(2);
    stop();
    await vi.advanceTimersByTimeAsync(11_000);
    expect(asked).toHaveBeenCalledTimes(2);
    vi.useRealTimers();
    db.close();
  });
});
