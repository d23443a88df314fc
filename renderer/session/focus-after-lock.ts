import { useEffect } from 'react';

type Place = { address: string; label: string };

const LOOK_FOR_MS = 3000;
const left = new Map<string, Place>();

function labelOf(element: Element): string {
  const { labels } = element as HTMLInputElement;
  return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? '';
}

/** Remembers which field this user was typing in when the till locks. */
export function noteFocus(userId: string): void {
  const field = document.activeElement;
  const label = field?.matches('input, textarea') ? labelOf(field) : '';
  if (label === '') left.delete(userId);
  else left.set(userId, { address: window.location.hash, label });
}

/** After the lock, puts the cursor back into the field it was in, as soon as the page shows it again and unless a key was pressed before. */
export function useFocusBack(userId: string): void {
  useEffect(() => {
    const place = left.get(userId);
    left.delete(userId);
    if (place?.address !== window.location.hash) return;
    const look = () => {
      const fields = document.querySelectorAll<HTMLInputElement>('input, textarea');
      const field = [...fields].find((each) => labelOf(each) === place.label);
      if (!field) return;
      field.focus();
      stop();
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => stop(), LOOK_FOR_MS);
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
      window.removeEventListener('keydown', stop, { capture: true });
    };
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener('keydown', stop, { capture: true });
    look();
    return stop;
  }, [userId]);
}
