import { useEffect } from 'react';
import { isOverlayOpen } from '../../ui/overlay.ts';
import { counterStore } from '../counter-store.ts';
import { stepBack } from '../step-back.ts';
import { actionOf, type HotkeyAction } from './hotkeys.ts';
import { chordOf } from './key-names.ts';

/** The id of the search box. */
export const SEARCH_BOX_ID = 'counter-search';

function isEditable(target: EventTarget | null): target is HTMLInputElement {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  );
}

/** Keys that belong to a field while it holds text. */
function belongsToField(event: KeyboardEvent, action: HotkeyAction): boolean {
  if (action !== 'remove' && action !== 'undo-remove') return false;
  const { target } = event;
  return isEditable(target) && !(target.id === SEARCH_BOX_ID && target.value === '');
}

/** Puts the caret into the search box, if it is there. */
export function focusSearch(): void {
  document.getElementById(SEARCH_BOX_ID)?.focus();
}

/** Hotkeys wherever the focus is, Esc one step back, and typing that goes to the search box when nothing else wants it; none of it behind what covers the screen. */
export function useCounterKeys(
  chosen: Readonly<Record<string, string>>,
  act: (action: HotkeyAction) => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const { view, isHelpOpen, editingLineId } = counterStore.get();
      const action = actionOf(chordOf(event), chosen);
      if (action && !event.repeat && !belongsToField(event, action)) {
        event.preventDefault();
        if (!isOverlayOpen() && (!isHelpOpen || action === 'help')) act(action);
        return;
      }
      if (isOverlayOpen()) return;
      if (event.code === 'Escape') {
        event.preventDefault();
        stepBack();
        return;
      }
      if (isHelpOpen || view.kind !== 'search' || editingLineId !== null || isEditable(event.target)) return;
      const isTyping =
        event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== ' ';
      // The caret is in the box before the character arrives, so that it is typed there.
      if (isTyping) focusSearch();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [chosen, act]);
}
