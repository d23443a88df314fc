import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { expect, inBothLanguages, test } from './fixtures.ts';
import { NAPA, ORSALINE, SECLO, shelveAll, today } from './goods.ts';

const MOST_KEYS = 25;

inBothLanguages((language) => {
  test('three lines by the keyboard alone, from the typed name to the paper and the day’s report', async ({
    owner,
    counter,
    shop,
  }) => {
    const [napa] = await shelveAll(owner.api, [NAPA, SECLO, ORSALINE]);
    await counter.open();
    await counter.add(language === 'bn' ? 'নাপা' : 'napa');
    await counter.type('2s3t');
    counter.keysPressed += '2s3t'.length;
    await counter.key('Enter');
    // A strength and a form, not twenty tablets.
    await counter.add(language === 'bn' ? 'সেকলো ২০ ট্যাবলেট' : 'seclo 20 tab');
    // The shop knows it in Bengali alone; typed as people write Bengali on a Latin keyboard.
    await counter.add('orsalain');
    await expect(counter.lines).toHaveCount(3);
    // 24 + 3.60 + 60 + 6, rounded to whole taka.
    await counter.expectToPay(9400);
    await counter.key('F10');
    await counter.expectSold();
    expect(counter.keysPressed).toBeLessThanOrEqual(MOST_KEYS);

    await expect.poll(() => shop.printed().length).toBe(1);
    const paper = PNG.sync.read(readFileSync(shop.printed()[0] ?? ''));
    expect(paper.width).toBe(576);
    expect(paper.height).toBeGreaterThan(300);
    expect((await owner.api.catalog.get({ id: napa?.id ?? '' })).onHand).toBe(500 - 23);
    const report = await owner.api.reports.day({ day: today() });
    expect(report.totals).toMatchObject({ receipts: 1, lines: 3, net: 9400 });
    counter.expectNoComplaints();
  });
});
