import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScanDetector, looksLikeBarcode } from './scan-detector.ts';

function type(text: string, gap: number, endGap = gap): string | null {
  const detector = createScanDetector();
  let at = 1000;
  for (const character of text) {
    detector.character(character, at);
    at += gap;
  }
  return detector.end(at - gap + endGap);
}

describe('scan detector', () => {
  it('takes fast characters ended by Enter for a scan', () => {
    expect(type('8941100501234', 8)).toBe('8941100501234');
  });

  it('keeps leading zeros and short codes', () => {
    expect(type('00123', 5)).toBe('00123');
    expect(type('A12', 5)).toBe('A12');
  });

  it('takes slow typing, and two characters, for a person', () => {
    expect(type('napa', 140)).toBeNull();
    expect(type('12', 5)).toBeNull();
  });

  it('takes no scan that waits for its Enter', () => {
    expect(type('8941100501234', 8, 400)).toBeNull();
  });

  it('drops what a person typed before the scan began', () => {
    const detector = createScanDetector();
    detector.character('1', 0);
    detector.character('2', 300);
    detector.character('8', 900);
    detector.character('9', 908);
    detector.character('4', 916);
    expect(detector.end(924)).toBe('894');
  });

  it('leaves a fast typist alone with short numbers, and still hears the scanner', () => {
    expect([type('500', 80), type('500', 35), type('500', 12)]).toEqual([null, null, '500']);
  });

  it('takes no part of a text for a code, however fast it came', () => {
    for (const text of ['napa 500', 'napa 8941100501234', '-5*', '12*napa', '2s3t', '50tk', 'napa'])
      expect([text, type(text, 4)]).toEqual([text, null]);
  });

  it('believes a slow scanner where the code is as long as a printed one', () => {
    expect([type('8941100501234', 55), type('8941100501234', 70)]).toEqual(['8941100501234', null]);
  });

  it('starts over after a scan and after another key', () => {
    const detector = createScanDetector();
    for (const [index, character] of [...'12345'].entries()) detector.character(character, index * 5);
    expect(detector.end(25)).toBe('12345');
    expect(detector.end(30)).toBeNull();
    for (const [index, character] of [...'12345'].entries()) detector.character(character, 50 + index * 5);
    detector.reset();
    expect(detector.end(80)).toBeNull();
  });

  it('knows the second Enter of a scanner that sends two, and no later one', () => {
    const detector = createScanDetector();
    expect(detector.isEcho(0)).toBe(false);
    for (const [index, character] of [...'12345'].entries()) detector.character(character, index * 5);
    detector.end(25);
    expect([detector.isEcho(30), detector.isEcho(200)]).toEqual([true, false]);
    detector.character('4', 40);
    expect(detector.isEcho(45)).toBe(false);
  });

  it('begins anew with the first key after a scan or another key, however soon it comes', () => {
    const detector = createScanDetector();
    for (const [index, character] of [...'12345'].entries()) detector.character(character, index * 5);
    detector.end(25);
    expect([detector.character('6', 30), detector.character('7', 35)]).toEqual([false, true]);
    detector.reset();
    expect(detector.character('8', 40)).toBe(false);
  });

  it('hears every code that comes fast enough, and no text that is none', () => {
    const text = fc.stringMatching(/^[\x20-\x7e]{3,30}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 25 }), (typed, gap) => {
        expect(type(typed, gap)).toBe(looksLikeBarcode(typed) ? typed : null);
      }),
    );
  });

  it('hears nothing in typing that is slower, whatever its letters', () => {
    const text = fc.stringMatching(/^[\x21-\x7e]{1,30}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 100, max: 5000 }), (typed, gap) => type(typed, gap) === null),
    );
  });
});
