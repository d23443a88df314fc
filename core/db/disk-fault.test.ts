import { describe, expect, it } from 'vitest';
import { createTestShop } from '../testing/test-shop.ts';
import { diskRefusal } from './disk-fault.ts';

const systemError = (code: string) => Object.assign(new Error(code), { code });

describe('an error of the disk', () => {
  it('is told apart: full, failing, or no matter of the disk', () => {
    for (const code of ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'])
      expect(diskRefusal(systemError(code))?.code, code).toBe('DISK_FULL');
    for (const code of ['SQLITE_IOERR_WRITE', 'SQLITE_READONLY_DIRECTORY', 'SQLITE_CORRUPT', 'EIO', 'EROFS'])
      expect(diskRefusal(systemError(code))?.code, code).toBe('DISK_FAULT');
    expect(diskRefusal(systemError('SQLITE_CONSTRAINT'))).toBeNull();
    expect(diskRefusal(new Error('outer', { cause: systemError('ENOSPC') }))?.code).toBe('DISK_FULL');
  });

  it('is what SQLite says of a file that may not grow, and of one that may not be written', () => {
    const { db } = createTestShop();
    const fill = () =>
      db.transaction('test.fill', () => {
        db.sqlite.exec('CREATE TABLE filler (text TEXT NOT NULL) STRICT');
        db.sqlite.prepare('INSERT INTO filler VALUES (?)').run('x'.repeat(1_000_000));
      });
    const caught = () => {
      try {
        fill();
        return null;
      } catch (error) {
        return diskRefusal(error)?.code;
      }
    };
    db.sqlite.pragma(`max_page_count = ${Number(db.sqlite.pragma('page_count', { simple: true }))}`);
    expect(caught()).toBe('DISK_FULL');
    db.sqlite.pragma('max_page_count = 1000000');
    db.sqlite.pragma('query_only = ON');
    expect(caught()).toBe('DISK_FAULT');
    db.sqlite.pragma('query_only = OFF');
    expect(caught()).toBeNull();
  });
});
