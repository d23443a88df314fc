import type { SaleSummaryDto } from '../../shared/contract/sales.contract.ts';
import { paisa } from '../../shared/money/money.ts';
import { type Language, localDigits } from '../../shared/text/format.ts';
import type { Context } from '../app/shop.ts';
import { namesOf, readPage, readSums, readSumsOfDays } from './sales-list.repo.ts';
import { isOnlyDays, meaningOfText, type SalesQuery } from './sales-query.ts';
import { readTenders } from './stored-sale.repo.ts';

const NAMES_SHOWN = 2;

function summary(goods: readonly { nameBn: string; nameEn: string }[], language: Language): string {
  const name = ({ nameBn, nameEn }: { nameBn: string; nameEn: string }) =>
    language === 'bn' ? nameBn || nameEn : nameEn || nameBn;
  const shown = goods.slice(0, NAMES_SHOWN).map(name).join(', ');
  const more = goods.length - NAMES_SHOWN;
  return more > 0 ? `${shown} ${localDigits(`+${more}`, language)}` : shown;
}

/**
 * Receipts, newest first: by number, phone, item, customer or amount in `text`, and by whatever a report's figure is made of.
 * `total` and `amount` are of all that fit, not of the page.
 */
export function listSales(
  { db, actor }: Context,
  query: SalesQuery,
): { items: SaleSummaryDto[]; total: number; amount: ReturnType<typeof paisa> } {
  const meaning = meaningOfText(query.text);
  const sums = isOnlyDays(query) ? readSumsOfDays(db, query) : readSums(db, query, meaning);
  const items = readPage(db, query, meaning).map((sale): SaleSummaryDto => {
    const goods = namesOf(db, sale.id);
    return {
      ...sale,
      total: paisa(sale.total),
      lines: goods.length,
      summary: summary(goods, actor.language),
      tenders: [...new Set(readTenders(db, sale.id).map((tender) => tender.kind))],
    };
  });
  return { items, total: sums.total, amount: paisa(sums.amount) };
}
