import { describe, expect, it } from 'vitest';
import { hotkeyConflicts, mayBeHotkey, withHotkey } from './hotkey-choice.ts';

describe('keys of the counter', () => {
  it('has no conflict by default', () => expect(hotkeyConflicts({}).size).toBe(0));

  it('finds two actions on one key', () => {
    const conflicts = hotkeyConflicts({ pay: 'F2' });
    expect(conflicts.get('pay')).toBe('search');
    expect(conflicts.get('search')).toBe('pay');
  });

  it('takes the own choice back when the usual key is chosen again', () => {
    expect(withHotkey({ pay: 'F2' }, 'pay', 'F9')).toEqual({});
    expect(withHotkey({ pay: 'F2' }, 'pay', null)).toEqual({});
    expect(withHotkey({}, 'pay', 'Alt+KeyP')).toEqual({ pay: 'Alt+KeyP' });
  });

  it('lets no plain letter be a key', () => {
    for (const chord of ['F9', 'Shift+F9', 'Alt+KeyP', 'Ctrl+KeyZ', 'Alt+Digit3'])
      expect(mayBeHotkey(chord)).toBe(true);
    for (const chord of ['KeyP', 'Shift+KeyP', 'Enter', 'Tab', 'Escape', ''])
      expect(mayBeHotkey(chord)).toBe(false);
  });
});
