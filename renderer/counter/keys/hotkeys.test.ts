import { describe, expect, it } from 'vitest';
import { actionOf, chordsOf, DEFAULT_HOTKEYS, HOTKEY_ACTIONS } from './hotkeys.ts';
import { chordLabel, chordOf, type PressedKey, scannedCharacter } from './key-names.ts';

const press = (code: string, key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  code,
  key,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...held,
});

describe('hotkeys', () => {
  it('has one action per key and one key per action', () => {
    expect(new Set(Object.values(DEFAULT_HOTKEYS)).size).toBe(HOTKEY_ACTIONS.length);
    for (const action of HOTKEY_ACTIONS) expect(actionOf(DEFAULT_HOTKEYS[action], {})).toBe(action);
  });

  it('leaves alone what the browser keeps to itself', () => {
    const kept = ['Ctrl+KeyW', 'Ctrl+KeyT', 'Ctrl+KeyN', 'Ctrl+KeyP', 'F5'];
    expect(Object.values(DEFAULT_HOTKEYS).filter((chord) => kept.includes(chord))).toEqual([]);
  });

  it("takes the shop's own key, and frees the default one", () => {
    const chosen = { pay: 'NumpadAdd' };
    expect(actionOf('NumpadAdd', chosen)).toBe('pay');
    expect(actionOf('F9', chosen)).toBeNull();
    expect(chordsOf(chosen).pay).toBe('NumpadAdd');
    expect(chordsOf(chosen).customer).toBe('F3');
  });

  it('lets a chosen key win over a default on the same key', () => {
    expect(actionOf('F3', { hold: 'F3' })).toBe('hold');
  });

  it('does not care which layout is active', () => {
    expect(chordOf(press('KeyD', 'ড', { altKey: true }))).toBe('Alt+KeyD');
    expect(actionOf(chordOf(press('KeyA', 'ä', { altKey: true })), {})).toBe('acknowledge');
  });

  it('writes keys as they stand on the keyboard', () => {
    expect(['F9', 'Alt+KeyD', 'Delete', 'Ctrl+KeyZ', 'NumpadAdd'].map(chordLabel)).toEqual([
      'F9',
      'Alt+D',
      'Del',
      'Ctrl+Z',
      'Add',
    ]);
  });
});

describe('scannedCharacter', () => {
  it('reads a scanner through a Bengali layout', () => {
    expect(['Digit8', 'Digit0', 'KeyA', 'Minus'].map((code) => scannedCharacter(press(code, 'ক')))).toEqual([
      '8',
      '0',
      'a',
      '-',
    ]);
    expect(scannedCharacter(press('KeyA', 'আ', { shiftKey: true }))).toBe('A');
    expect(scannedCharacter(press('Digit4', 'Process', { shiftKey: true }))).toBe('$');
  });

  it('is silent for keys that make no character', () => {
    expect(scannedCharacter(press('ArrowUp', 'ArrowUp'))).toBeNull();
    expect(scannedCharacter(press('KeyC', 'c', { ctrlKey: true }))).toBeNull();
    expect(scannedCharacter(press('Space', ' '))).toBeNull();
  });
});
