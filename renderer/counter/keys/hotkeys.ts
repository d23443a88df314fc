/** What a key can do at the counter, with its key until the shop chooses another; in the order of the help page. */
export const DEFAULT_HOTKEYS = {
  help: 'F1',
  search: 'F2',
  customer: 'F3',
  hold: 'F4',
  quantity: 'F6',
  unit: 'F7',
  substitutes: 'F8',
  pay: 'F9',
  'exact-cash': 'F10',
  receipts: 'F12',
  remove: 'Delete',
  'undo-remove': 'Ctrl+KeyZ',
  acknowledge: 'Alt+KeyA',
  'line-details': 'Alt+KeyE',
  'bill-discount': 'Alt+KeyD',
  'open-item': 'Alt+KeyI',
  'switch-user': 'Alt+KeyL',
  language: 'Alt+KeyB',
  office: 'Alt+KeyM',
} as const;

/** An action of the counter that has a key. */
export type HotkeyAction = keyof typeof DEFAULT_HOTKEYS;

/** All actions, in the order of the help page. */
export const HOTKEY_ACTIONS = Object.keys(DEFAULT_HOTKEYS) as HotkeyAction[];

/** The chord of every action, the shop's own choices (settings.counter.hotkeys) first. */
export function chordsOf(chosen: Readonly<Record<string, string>>): Record<HotkeyAction, string> {
  return Object.fromEntries(
    HOTKEY_ACTIONS.map((action) => [action, chosen[action] || DEFAULT_HOTKEYS[action]]),
  ) as Record<HotkeyAction, string>;
}

/** The action of a chord; null when it has none. A chord chosen by the shop wins over a default on the same key. */
export function actionOf(chord: string, chosen: Readonly<Record<string, string>>): HotkeyAction | null {
  const own = HOTKEY_ACTIONS.find((action) => chosen[action] === chord);
  if (own) return own;
  return HOTKEY_ACTIONS.find((action) => !chosen[action] && DEFAULT_HOTKEYS[action] === chord) ?? null;
}
