import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportMapping } from '../../shared/contract/imports.contract.ts';
import { detectColumns } from './detect-columns.ts';
import { looksLikeGoods } from './looks-like-goods.ts';
import { readFile } from './read-file.ts';

const DATA = path.join(import.meta.dirname, '../../../shared/data');
const CATALOGUES = path.join(import.meta.dirname, '../../resources/catalogues');

async function judge(content: Buffer | string): Promise<boolean> {
  const sheet = await readFile(Buffer.from(content as string));
  const found = detectColumns(sheet);
  const isNamed = Object.values(found).some((field) => field === 'nameEn' || field === 'nameBn');
  // What a person has to choose before the check is reached.
  const mapping: ImportMapping = isNamed ? found : { ...found, [sheet.columns[0] ?? '']: 'nameEn' };
  return looksLikeGoods(sheet, mapping);
}

describe('goods', () => {
  it.each(['medicine_catalogue.csv', 'products_bilingual.csv', 'off_ean13_asia.csv'])(
    '%s is a list of goods',
    async (name) => {
      const file = path.join(DATA, name);
      if (!existsSync(file)) {
        console.log(`skipped: ../shared/data/${name} is not here`);
        return;
      }
      expect(await judge(readFileSync(file))).toBe(true);
    },
  );

  it.each(['pharmacy.csv', 'grocery.csv'])('the sample %s is one', async (name) => {
    expect(await judge(readFileSync(path.join(CATALOGUES, name)))).toBe(true);
  });

  it.each([
    ['one column of names', 'Napa\nSeclo 20\nTusca 100ml\nAce Plus\n'],
    ['one column of Bengali names', 'চাল মিনিকেট\nডাল মসুর\nসরিষার তেল ১ লিটার\nলবণ\n'],
    ['two names', 'name\nSalt\nSugar\n'],
    ['no header row', 'Napa,1.20\nSeclo,6\nTusca,80\n'],
    ['no header row, prices with signs', '1;Rice 25 kg;৳ 1,850/-\n2;Oil 5L;৳ 900/-\n3;Soap (Lux);৳ 45/-\n'],
    [
      'names in capitals with sizes',
      'ITEM\nNAPA EXTEND 665MG TAB 10S\nMIXTARD 30:70 INJ\nB-50 FORTE\n3-GEL\n',
    ],
    [
      'long names beside a price',
      `name,price\n${'Paracetamol and caffeine film coated tablet in a box of ten strips of ten each,20\n'.repeat(4)}`,
    ],
    ['a title above the list', 'Karim Store price list\nNapa\nSeclo\nTusca\nFexo\nAce\n'],
    [
      'notes below the list',
      `name,price\nNapa,2\nSeclo,6\nTusca,80\nFexo,9\nAll prices may change without notice.\n`,
    ],
    ['rows of other lengths', 'name,price,stock\nNapa,2\nSeclo,6,10\nTusca\nFexo,9\n'],
    ['many empty names', 'name,price\nNapa,2\n,6\nTusca,80\n,9\nSeclo,6\n'],
    ['a name with a full stop', 'Dr. Rhazel soap 100 gm.\nE-Cap 400 I.U.\nVitamin D3 20000 i.u.\n'],
    ['quotes around names', `"Napa ""Extra"""\n"Lux 5'' soap"\n"Tang, orange"\n`],
  ])('%s', async (_, content) => {
    expect(await judge(content)).toBe(true);
  });
});

describe('what is no list of goods', () => {
  const prose = `Once upon a time there lived in the village a man who sold salt, and he was known to everyone in it.
He walked each morning to the market, where he met the others, and they talked of the rain and of the river.
One day a stranger came, who said little, bought nothing, and left before anybody had asked for his name.
Nobody saw him again, though the old woman at the well, who saw everything, said that she had seen him too.
`;
  it.each([
    ['prose', prose],
    [
      'Bengali prose',
      'এক গ্রামে এক লোক ছিল, সে লবণ বিক্রি করত আর সবাই তাকে চিনত।\nরোজ সকালে সে হাটে যেত, সবার সঙ্গে বৃষ্টি আর নদীর কথা বলত।\nএকদিন এক অচেনা লোক এলো, সে কিছু কিনল না, নামও বলল না।\n',
    ],
    [
      'a log',
      '2026-11-21 07:40:53 INFO server started on port 4680\n2026-11-21 07:40:54 WARN disk nearly full\n2026-11-21 07:41:00 INFO import done\n',
    ],
    [
      'a log of keys and values',
      'level=info msg=open port=4680\nlevel=warn msg=full free=12\nlevel=info msg=sold total=40\n',
    ],
    ['rows of numbers', '12,44,18\n19,20,21\n7,8,9\n'],
    ['program text', 'import { a } from "b";\nconst x = a();\nif (x) { return; }\n'],
    ['a page of the web', '<html>\n<body>\n<p>Salt and sugar</p>\n</body>\n'],
    [
      'letters and digits without sense',
      'CeLqfGpzYqO5QYkR2Bnectg5crgVS6UhyQ9uJekEK+yOYFbM9Wcls\nB9i47q76CLUybCG3mpjOeA5CeLqfGpzYqO5QYkR2Bnectg5crgVS\nqq0CeLqfGpzYqO5QYkR2Bnectg5crgVS6UhyQ9uJekEK+yOYFbM9Wcl\n',
    ],
  ])('%s', async (_, content) => {
    expect(await judge(content)).toBe(false);
  });

  it('a file of random bytes is not read at all', async () => {
    const bytes = Buffer.from(
      Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index % 13) * 31) % 256),
    );
    await expect(readFile(bytes)).rejects.toMatchObject({ code: 'IMPORT_UNREADABLE' });
  });
});
