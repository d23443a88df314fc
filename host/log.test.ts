import { mkdtempSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLines, KEEP_BYTES, openLog } from './log.ts';

const folder = () => mkdtempSync(path.join(os.tmpdir(), 'dokani-log-'));

describe('the log', () => {
  it('drops and counts what a full disk does not take, and says so once it takes lines again', () => {
    const file = path.join(folder(), 'logs', 'dokani.log');
    let isFull = false;
    const lines = createLines(file, (fd, text) => {
      if (isFull) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
      writeSync(fd, text);
    });
    lines.write('{"msg":"one"}\n');
    isFull = true;
    lines.write('{"msg":"two"}\n');
    lines.write('{"msg":"three"}\n');
    isFull = false;
    lines.write('{"msg":"four"}\n');
    const said = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    expect(said.map((line) => JSON.parse(line) as object)).toEqual([
      { msg: 'one' },
      { level: 40, lost: 2, msg: 'log lines were lost' },
      { msg: 'four' },
    ]);
  });

  it('stays bounded while the server runs', () => {
    const where = path.join(folder(), 'logs');
    const file = path.join(where, 'dokani.log');
    const lines = createLines(file);
    const line = `${'x'.repeat(999_999)}\n`;
    for (let count = 0; count < 18; count += 1) lines.write(line);
    lines.write('last\n');
    expect(readdirSync(where).sort()).toEqual(['dokani.log', 'dokani.log.1']);
    for (const name of ['dokani.log', 'dokani.log.1'])
      expect(statSync(path.join(where, name)).size).toBeLessThanOrEqual(KEEP_BYTES + line.length);
    expect(readFileSync(file, 'utf8').endsWith('last\n')).toBe(true);
  });

  it('does not fail where no file can be opened', () => {
    const log = openLog(path.join('/proc', 'no-such-folder'));
    expect(() => log.warn({}, 'said to nobody')).not.toThrow();
  });

  it('blots out who is meant', () => {
    const where = folder();
    openLog(where).warn({ phone: '01700000000' }, 'told');
    expect(readFileSync(path.join(where, 'logs', 'dokani.log'), 'utf8')).not.toContain('01700000000');
  });
});
