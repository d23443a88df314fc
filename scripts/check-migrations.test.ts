import { describe, expect, it } from 'vitest';
import { problemsOf } from './check-migrations.ts';

const shipped = { '0000_start.sql': 'a', '0001_khata.sql': 'b' };

describe('problemsOf', () => {
  it('finds nothing wrong where nothing is', () => {
    expect(problemsOf(shipped, shipped, shipped)).toEqual([]);
    const longer = { ...shipped, '0002_rack.sql': 'c' };
    expect(problemsOf(longer, longer, shipped)).toEqual([]);
  });

  it('refuses an edited migration, even where the list was edited with it', () => {
    const edited = { ...shipped, '0000_start.sql': 'changed' };
    expect(problemsOf(edited, shipped, {})).toEqual([
      '0000_start.sql: was edited; write a new migration instead',
    ]);
    expect(problemsOf(edited, edited, shipped)).toHaveLength(1);
  });

  it('refuses a lost, an unlisted and a misnamed migration', () => {
    expect(problemsOf({ '0000_start.sql': 'a' }, shipped, shipped)).toHaveLength(1);
    expect(problemsOf({ ...shipped, '0002_rack.sql': 'c' }, shipped, shipped)).toHaveLength(1);
    const misnamed = { ...shipped, 'rack.sql': 'c' };
    expect(problemsOf(misnamed, misnamed, shipped)).toHaveLength(1);
  });

  it('refuses a gap, a double number, and one that sorts before what is on main', () => {
    const gap = { ...shipped, '0003_rack.sql': 'c' };
    expect(problemsOf(gap, gap, shipped)).toHaveLength(1);
    const late = { '0000_start.sql': 'a', '0000_z_late.sql': 'c', '0001_khata.sql': 'b' };
    expect(problemsOf(late, late, shipped).join()).toContain('sorts before 0001_khata.sql');
  });
});
