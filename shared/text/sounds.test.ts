import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bengaliSounds } from './bengali-sounds.ts';
import { fold } from './fold.ts';
import { letterNames } from './letter-names.ts';
import { latinCosts, soundsCosts } from './romanisation.ts';
import { nearKeys, soundKey, soundKeys, typingKeys } from './sound-key.ts';
import { spoken, TYPING_ERROR, wordCosts } from './word-distance.ts';

const key = (word: string) => soundKey(fold(word));
const costs = (left: string, right: string, limit?: number) =>
  wordCosts(spoken(fold(left)), spoken(fold(right)), limit);
const cost = (left: string, right: string) => costs(left, right).whole;
const BENGALI = fc.string({
  unit: fc.constantFrom(
    ...'অআইউএওকখগঘচছজঝটঠডঢণতথদধনপফবভমযরলশষসহ',
    'া',
    'ি',
    'ু',
    'ে',
    'ো',
    '্',
    '়',
    'ং',
    'ঁ',
    '\u200c',
    '\u200d',
  ),
  maxLength: 12,
});
const LATIN = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), maxLength: 12 });

describe('bengaliSounds', () => {
  it.each([
    ['নাপা', 'napa'],
    ["ফার্মার'স", 'Parmar@s#'],
    ['ওয়ার্কার্স', 'warkars#'],
    ['ইচ্ছা', 'iCa'],
    ['বুদ্ধি', 'buDi'],
    ['ক্ষমা', '%@ma'],
    ['বিশ্ব', 'biSW#'],
    ['কার্য', 'karZ#'],
    ['অ্যাকশন', 'Ak@S@n#'],
    ['প্র‍্যাকটিস', 'prAk@qis#'],
  ])('%s sounds %s', (word, sounds) => {
    expect(bengaliSounds(fold(word))).toBe(sounds);
  });
});

describe('the sound key', () => {
  it.each([
    ['নাপা', 'napa', 'naapa', 'Nappa'],
    ['টুথপেস্ট', 'toothpaste', 'tuthpest'],
    ["ফার্মার'স", 'Farmers', 'farmars', 'pharmers'],
    ['শ্যাম্পু', 'shampoo', 'sampu'],
    ['ভিটামিন', 'vitamin', 'bhitamin'],
    ['জিরা', 'zira', 'jeera'],
    ['সূর্য', 'surjo', 'shurjo'],
    ['ওয়াটার', 'water'],
    ['হলুদ', 'holud'],
    ['সেকলো', 'seclo', 'Seklo'],
  ])('%s and its spellings have one key', (...spellings) => {
    expect(new Set(spellings.map(key)).size).toBe(1);
  });

  it('is the same for every normal form of the text', () => {
    fc.assert(
      fc.property(BENGALI, (text) => {
        expect(key(text.normalize('NFD'))).toBe(key(text));
        expect(key(text.normalize('NFC'))).toBe(key(text));
      }),
    );
  });

  it('has each shorter key near it', () => {
    fc.assert(
      fc.property(LATIN, fc.nat(), (word, place) => {
        const whole = key(word);
        fc.pre(whole.length > 1);
        const at = place % whole.length;
        expect(nearKeys(whole)).toContain(whole.slice(0, at) + whole.slice(at + 1));
      }),
    );
  });

  it('has other readings for letters that other languages read otherwise', () => {
    expect(soundKeys('george')).toContain(key('জর্জ'));
    expect(soundKeys('xavier')).toContain(key('জাভিয়ের'));
    expect(soundKeys('wijaya')).toContain(key('বিজয়া'));
  });

  it('leaves numbers as they are', () => {
    expect(soundKeys('500')).toEqual(['500']);
    expect(typingKeys('500')).toEqual([]);
  });
});

describe('what it costs to write a Bengali word in Latin letters', () => {
  const sounds = (word: string) => bengaliSounds(fold(word));

  it.each([
    ['রাঁধুনী', 'radhuni', 'radiant'],
    ['প্যারাসুট', 'parachute', 'paragon'],
    ['চাল', 'chal', 'khal'],
    ['কৃষ্ণচূড়া', 'krishnachura', 'christina'],
  ])('%s is rather %s than %s', (word, right, wrong) => {
    expect(latinCosts(sounds(word), right).whole).toBeLessThan(latinCosts(sounds(word), wrong).whole);
  });

  it('lets either side go on where its end is open', () => {
    expect(soundsCosts(sounds('প্যারাসিটামল'), 'parac').open).toBeLessThan(4);
    expect(latinCosts(sounds('প্যারা'), 'paracetamol').open).toBeLessThan(4);
    expect(soundsCosts(sounds('প্যারাসিটামল'), 'parac').whole).toBeGreaterThan(10);
  });

  it('lets the letters go on before the inherent vowel at the end of the sounds', () => {
    expect(sounds('নাপ')).toBe('nap#');
    expect(latinCosts('nap#', 'napa').open).toBe(latinCosts('nap', 'napa').open);
  });

  it('never falls below nothing, and an open end is never dearer', () => {
    fc.assert(
      fc.property(BENGALI, LATIN, (word, latin) => {
        const { whole, open } = latinCosts(sounds(word), latin);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(open).toBeLessThanOrEqual(whole);
        expect(soundsCosts(sounds(word), latin).whole).toBe(whole);
        expect(soundsCosts(sounds(word), latin).open).toBeLessThanOrEqual(whole);
      }),
    );
  });
});

describe('wordCosts', () => {
  it('is nothing for the same word and small for another spelling', () => {
    expect(cost('napa', 'Napa')).toBe(0);
    for (const other of ['naapa', 'nappa', 'নাপা']) expect(cost(other, 'napa')).toBeLessThan(TYPING_ERROR);
    expect(cost('ময়দা', 'ময়দা')).toBe(0);
    expect(cost('সাবান', 'শাবান')).toBeLessThan(TYPING_ERROR);
  });

  it('is never more than one error for one typing error', () => {
    fc.assert(
      fc.property(LATIN, fc.nat(), fc.constantFrom(...'qxzvk'), (word, place, letter) => {
        fc.pre(word.length > 1);
        const at = place % word.length;
        const [start, end] = [word.slice(0, at), word.slice(at)];
        for (const typed of [start + letter + end, start + letter + end.slice(1), start + end.slice(1)]) {
          expect(cost(typed, word)).toBeLessThanOrEqual(TYPING_ERROR);
        }
      }),
    );
  });

  it('lets the word go on behind what was typed', () => {
    expect(costs('para', 'paracetamol').open).toBe(0);
    expect(costs('প্যারা', 'প্যারাসিটামল').open).toBe(0);
  });

  it('gives up early only on what passes the limit', () => {
    const word = fc.oneof(BENGALI, LATIN);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 30 }), (typed, other, limit) => {
        const [all, within] = [costs(typed, other), costs(typed, other, limit)];
        for (const side of ['whole', 'open'] as const)
          expect(within[side] <= limit ? within[side] : Infinity).toBe(
            all[side] <= limit ? all[side] : Infinity,
          );
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('letterNames', () => {
  it.each([
    [['এ', 'সি', 'আই', 'স্যাভলন'], { letters: 'aci', words: 3 }],
    [['এলবিডব্লিউ'], { letters: 'lbw', words: 1 }],
    [['কেজি'], { letters: 'kg', words: 1 }],
  ])('%s', (words, expected) => {
    expect(letterNames(words.map(fold))).toEqual(expected);
  });

  it.each([[['এ', 'ভালো']], [['নাপা']], [[]], [['']]])('%s is no abbreviation', (words) => {
    expect(letterNames(words)).toBeUndefined();
  });
});
