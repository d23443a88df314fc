import type { PackUnit } from '../catalog/units.ts';
import type { LocalText } from './receipt-data.ts';

/** What each pack is called on a receipt; English in the short form of the counter ("3 tab"). */
export const UNIT_WORDS: Readonly<Record<PackUnit, LocalText>> = {
  piece: { bn: 'পিস', en: 'pcs' },
  tablet: { bn: 'ট্যাবলেট', en: 'tab' },
  capsule: { bn: 'ক্যাপসুল', en: 'cap' },
  suppository: { bn: 'সাপোজিটরি', en: 'supp' },
  ampoule: { bn: 'অ্যাম্পুল', en: 'amp' },
  vial: { bn: 'ভায়াল', en: 'vial' },
  sachet: { bn: 'স্যাশে', en: 'sachet' },
  bottle: { bn: 'বোতল', en: 'bottle' },
  tube: { bn: 'টিউব', en: 'tube' },
  g: { bn: 'গ্রাম', en: 'g' },
  ml: { bn: 'মি.লি.', en: 'ml' },
  strip: { bn: 'পাতা', en: 'strip' },
  box: { bn: 'বক্স', en: 'box' },
  packet: { bn: 'প্যাকেট', en: 'packet' },
  jar: { bn: 'জার', en: 'jar' },
  can: { bn: 'ক্যান', en: 'can' },
  bag: { bn: 'ব্যাগ', en: 'bag' },
  dozen: { bn: 'ডজন', en: 'dozen' },
  carton: { bn: 'কার্টন', en: 'carton' },
  pair: { bn: 'জোড়া', en: 'pair' },
  roll: { bn: 'রোল', en: 'roll' },
  set: { bn: 'সেট', en: 'set' },
  kg: { bn: 'কেজি', en: 'kg' },
  litre: { bn: 'লিটার', en: 'ltr' },
};
