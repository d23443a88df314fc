import { useEffect, useEffectEvent } from 'react';
import { scannedCharacter } from './key-names.ts';
import { createScanDetector } from './scan-detector.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** What becomes of a scan: taken, refused aloud, left as text to the field that the scanner typed into, or no scan at all: its last key counts too. */
export type ScanAnswer = 'taken' | 'refused' | 'leave' | 'typed';

/** Who is told of scans. */
export type ScanListener = {
  /** Takes a scan; `before` is what stood in the search box when it was scanned there ("12*"), else null. */
  onScan: (code: string, before: string | null) => ScanAnswer;
  /** Remembers what keys may change beside fields, before the first key of what may be a scan; the answer puts it back. */
  remember: () => () => void;
};

type Burst = { fields: Map<Field, string>; began: Field | null; putBack: () => void };

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Puts back what a field held before the scanner typed into it, so that React hears of it too. */
function restore(field: Field, value: string): void {
  if (field.value === value) return;
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Undoes what the keys of a scan did: every field they fell into (the focus may have moved meanwhile) and what they chose. */
function undo({ fields, putBack }: Burst, answer: ScanAnswer, searchBoxId: string): void {
  if (answer === 'leave') return;
  for (const [field, value] of fields) {
    // The search box was emptied when the scan was taken.
    if (answer === 'refused' || field.id !== searchBoxId) restore(field, value);
  }
  putBack();
}

/**
 * Hears scans wherever the focus is. Every field that the scanner typed into gets back what it held; the Enter that ends a scan
 * reaches nobody else, nor does one that is held down. `searchBoxId` names the field whose text before the scan is handed over ("12*").
 */
export function useScanner({ onScan, remember }: ScanListener, searchBoxId: string): void {
  // The detector outlives what its listeners know: a new price or a promise that comes in the middle of a scan must not cut the code in two.
  const scanned = useEffectEvent(onScan);
  const remembered = useEffectEvent(remember);
  useEffect(() => {
    const detector = createScanDetector();
    let burst: Burst = { fields: new Map(), began: null, putBack: () => undefined };
    const onKey = (event: KeyboardEvent) => {
      const isEnter = event.code === 'Enter' || event.code === 'NumpadEnter';
      // An Enter held a moment too long would take the rest of a payment, or open what nobody asked for.
      if (isEnter && (event.repeat || detector.isEcho(event.timeStamp))) {
        event.preventDefault();
        event.stopImmediatePropagation();
        return;
      }
      if (event.key === 'Shift' || event.repeat) return;
      if (isEnter || event.code === 'Tab') {
        const code = detector.end(event.timeStamp);
        if (code === null) return;
        const { began, fields } = burst;
        const before = began?.id === searchBoxId ? (fields.get(began) ?? '') : null;
        const answer = scanned(code, before);
        if (answer === 'typed') return;
        event.preventDefault();
        event.stopImmediatePropagation();
        undo(burst, answer, searchBoxId);
        return;
      }
      const character = event.code === 'Space' ? ' ' : scannedCharacter(event);
      if (character === null) {
        detector.reset();
        return;
      }
      const field = fieldOf(event.target);
      if (!detector.character(character, event.timeStamp))
        burst = { fields: new Map(), began: field, putBack: remembered() };
      if (field && !burst.fields.has(field)) burst.fields.set(field, field.value);
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [searchBoxId]);
}
