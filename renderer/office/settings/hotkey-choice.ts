import { chordsOf, DEFAULT_HOTKEYS, HOTKEY_ACTIONS, type HotkeyAction } from '../../counter/keys/hotkeys.ts';

/** The shop's own keys with one more; choosing the usual key again takes the own choice back. */
export function withHotkey(
  chosen: Readonly<Record<string, string>>,
  action: HotkeyAction,
  chord: string | null,
): Record<string, string> {
  const { [action]: _before, ...rest } = chosen;
  return chord === null || chord === DEFAULT_HOTKEYS[action] ? rest : { ...rest, [action]: chord };
}

/** Actions whose key another action has, too, each with the first such other. */
export function hotkeyConflicts(
  chosen: Readonly<Record<string, string>>,
): ReadonlyMap<HotkeyAction, HotkeyAction> {
  const chords = chordsOf(chosen);
  const conflicts = new Map<HotkeyAction, HotkeyAction>();
  for (const action of HOTKEY_ACTIONS) {
    const other = HOTKEY_ACTIONS.find((each) => each !== action && chords[each] === chords[action]);
    if (other) conflicts.set(action, other);
  }
  return conflicts;
}

/** True for a chord that may be an action's key: a function key, or one held with Ctrl or Alt; plain letters are typing. */
export function mayBeHotkey(chord: string): boolean {
  return (
    /^(?:(?:Ctrl|Alt|Shift)\+)*F(?:[1-9]|1[0-2])$/.test(chord) ||
    /^(?:Ctrl|Alt)\+(?:.*\+)?(?:Key[A-Z]|Digit\d)$/.test(chord)
  );
}
