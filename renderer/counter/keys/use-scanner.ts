import { useEffect } from 'react';
import { scannedCharacter } from './key-names.ts';
import { createScanDetector } from './scan-detector.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A scan into the search box: what stood there before it, and what stands there with it. */
export type InSearchBox = { before: string; typed: string };

/** Takes a scan; `inSearchBox` is null elsewhere. Answering `leave` lets the field that the scanner typed into keep the code. */
export type OnScan = (code: string, inSearchBox: InSearchBox | null) => 'taken' | 'leave';

function fieldOf(target: EventTarget | null): Field | null {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target : null;
}

/** Puts back what a field held before the scanner typed into it, so that React hears of it too. */
function restore(field: Field, value: string): void {
  const prototype =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/**
 * Hears scans wherever the focus is. A field that the scanner typed into gets back what it held; the Enter that ends a scan
 * reaches nobody else, nor does one that is held down. `searchBox` names the field whose text before the scan is handed over ("12*").
 */
export function useScanner(onScan: OnScan, searchBoxId: string): void {
  useEffect(() => {
    const detector = createScanDetector();
    let burst: { field: Field | null; value: string } = { field: null, value: '' };
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
        const isInField = burst.field !== null && burst.field.id !== searchBoxId;
        const code = detector.end(event.timeStamp, isInField);
        if (code === null) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        const { field, value } = burst;
        const inSearchBox = field?.id === searchBoxId ? { before: value, typed: field.value } : null;
        const answer = onScan(code, inSearchBox);
        if (field && answer === 'taken') restore(field, value);
        return;
      }
      const character = scannedCharacter(event);
      if (character === null) {
        detector.reset();
        return;
      }
      if (!detector.character(character, event.timeStamp)) {
        const field = fieldOf(event.target);
        burst = { field, value: field?.value ?? '' };
      }
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [onScan, searchBoxId]);
}
