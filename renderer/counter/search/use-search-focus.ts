import { useEffect } from 'react';
import { useCounterState } from '../counter-store.ts';
import { focusSearch } from '../keys/use-counter-keys.ts';

function isAtHome(element: Element | null): boolean {
  return element === null || element === document.body || element instanceof HTMLButtonElement;
}

/** Keeps the caret in the search box: at the start, after the help, and after every click that led nowhere else. */
export function useSearchFocus(): void {
  const isHelpOpen = useCounterState((state) => state.isHelpOpen);
  useEffect(() => {
    if (!isHelpOpen) focusSearch();
  }, [isHelpOpen]);
  useEffect(() => {
    const onClick = () => {
      if (isAtHome(document.activeElement)) focusSearch();
    };
    window.addEventListener('click', onClick);
    return () => window.removeEventListener('click', onClick);
  }, []);
}
