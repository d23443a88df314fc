/** What of a keyboard event names a key. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const PLAIN: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Backquote: ['`', '~'],
  NumpadAdd: ['+', '+'],
  NumpadSubtract: ['-', '-'],
  NumpadMultiply: ['*', '*'],
  NumpadDivide: ['/', '/'],
  NumpadDecimal: ['.', '.'],
};
const SHIFTED_DIGITS = ')!@#$%^&*(';

/**
 * The character a scanner meant by this key: scanners type on a US layout, while the computer may have a Bengali one active,
 * so anything that is not plain ASCII is read from the key's place. Null for keys that make no character.
 */
export function scannedCharacter(event: PressedKey): string | null {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  if (/^[\x21-\x7e]$/.test(event.key)) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];
  if (digit) return event.shiftKey ? (SHIFTED_DIGITS[Number(digit)] ?? null) : digit;
  return PLAIN[event.code]?.[event.shiftKey ? 1 : 0] ?? null;
}

/** The chord of a key press as settings write it: `F9`, `Alt+KeyD`, `Ctrl+Shift+KeyP`, by the key's place and not its letter. */
export function chordOf(event: PressedKey): string {
  const held = [
    event.ctrlKey && 'Ctrl',
    event.altKey && 'Alt',
    event.metaKey && 'Meta',
    event.shiftKey && 'Shift',
  ];
  return [...held.filter((name) => name !== false), event.code].join('+');
}

/** A chord as a person reads it on a key: `Alt+KeyD` → `Alt+D`. */
export function chordLabel(chord: string): string {
  return chord
    .split('+')
    .map((part) =>
      part
        .replace(/^(?:Key|Digit|Numpad)(?=.)/, '')
        .replace(/^Delete$/, 'Del')
        .replace(/^Escape$/, 'Esc'),
    )
    .join('+');
}
