import { describe, expect, it } from 'vitest';
import { testPack, testProduct } from '../../../shared/cart/cart-fixtures.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { clearHit, enterHit } from './enter-rule.ts';

function hit(nameEn: string, strength = '', nameBn = ''): FoundDto {
  const product = testProduct('tablet', [testPack('tablet', 1, 100, true)], []);
  return { product: { ...product, id: nameEn + strength, nameEn, nameBn, strength }, packId: null };
}

const found = (text: string, items: FoundDto[]) => ({ items, called: [text], choice: items });
const clear = (text: string, items: FoundDto[]) => clearHit(found(text, items));
const enter = (text: string, items: FoundDto[], markedId: string | null) =>
  enterHit(found(text, items), markedId);

const NAPA = hit('Napa', '500 mg', 'নাপা');
const NAPA_EXTRA = hit('Napa Extra', '500 mg+65 mg');
const SYRUP = hit('Napa', '120 mg/5 ml');
const ACE = hit('Ace');

describe('what Enter adds without asking', () => {
  it('adds the only hit, and exactly a barcode whatever else fits', () => {
    expect(clear('parcetmol', [ACE])).toBe(ACE);
    const scanned = { ...ACE, packId: 'pack' };
    expect(clear('500', [scanned])).toBe(scanned);
  });

  it('adds the one that is called so, in either script, with its strength or without', () => {
    for (const text of ['napa', 'NAPA', 'নাপা', 'napa 500', 'napa 500mg'])
      expect([text, clear(text, [NAPA, NAPA_EXTRA, ACE])?.product.nameEn]).toEqual([text, 'Napa']);
  });

  it('adds the only one whose name begins so', () => {
    expect(clear('nap', [NAPA, ACE])).toBe(NAPA);
    expect(clear('na', [NAPA, ACE])).toBeNull();
  });

  it('asks where several are called so or begin so, and where none does', () => {
    expect(clear('napa', [NAPA, SYRUP, NAPA_EXTRA])).toBeNull();
    expect(clear('nap', [NAPA, NAPA_EXTRA])).toBeNull();
    expect(clear('paracetamol', [NAPA, ACE])).toBeNull();
    expect(clear('napa', [ACE, NAPA])).toBeNull();
  });

  it('takes digits and signs for nobody, even with one hit', () => {
    for (const text of ['-5*', '500', '৫']) expect(clear(text, [NAPA])).toBeNull();
    expect(clear('napa', [])).toBeNull();
  });
});

describe('a marked row', () => {
  it('stays the goods that were marked when another list comes in its place', () => {
    expect(enter('na', [ACE, NAPA_EXTRA, NAPA], NAPA_EXTRA.product.id)).toBe(NAPA_EXTRA);
    expect(enter('nap', [NAPA, SYRUP, NAPA_EXTRA], NAPA_EXTRA.product.id)).toBe(NAPA_EXTRA);
  });

  it('is asked about again when its goods are not in the new list, however clear the rest is', () => {
    expect(enter('napa', [NAPA], ACE.product.id)).toBeNull();
    expect(enter('napa', [NAPA, ACE], null)).toBe(NAPA);
  });
});
