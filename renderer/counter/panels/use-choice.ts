import { type KeyboardEvent, useState } from 'react';

/** Which row is chosen, moved by ↑↓; Enter takes it (null where there is none). Typing starts from the top again. */
export function useChoice<Item>(items: readonly Item[], onEnter: (item: Item | null) => void) {
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, Math.max(0, items.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(items.length - 1, at + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1));
    else if (event.key === 'Enter') onEnter(items[at] ?? null);
    else return;
    event.preventDefault();
  };
  return { at, onKeyDown, reset: () => setChosen(0), choose: setChosen };
}
