import type { SaleSummaryDto } from '../../shared/contract/sales.contract.ts';
import { type Paisa, paisa } from '../../shared/money/money.ts';
import { type Language, localDigits } from '../../shared/text/format.ts';
import { goodsName } from '../../shared/text/goods-name.ts';
import type { Reader } from '../db/reader.ts';
import { type NamedGoods, namesOf, paymentsOf, readPage, readSums, readSumsOfDays } from './receipts.repo.ts';
import { isOnlyDays, meaningOfText, type ReceiptsQuery } from './receipts-query.ts';
import { nameIn } from './sheet.ts';

const NAMES_SHOWN = 2;

function summary(goods: readonly NamedGoods[], language: Language): string {
  const named = (each: NamedGoods) => goodsName(nameIn(each, language), localDigits(each.strength, language));
  const shown = goods
    .slice(0, NAMES_SHOWN)
    .map((each) => {
      const isAlone = goods.filter((other) => named(other) === named(each)).length === 1;
      return isAlone ? named(each) : goodsName(named(each), '', each.dosageForm);
    })
    .join(', ');
  const more = goods.length - NAMES_SHOWN;
  return more > 0 ? `${shown} ${localDigits(`+${more}`, language)}` : shown;
}

/** The list as the caller gets it; `amount` is the sum of all shares, not only of the page's. */
export type ReceiptsList = { items: SaleSummaryDto[]; total: number; amount: Paisa };

/** Reads the list on this connection; `language` is that of the goods' names. */
export function readReceipts(
  reader: Reader,
  { query, language }: { query: ReceiptsQuery; language: Language },
): ReceiptsList {
  const meaning = meaningOfText(query.text);
  const sums = isOnlyDays(query) ? readSumsOfDays(reader, query) : readSums(reader, query, meaning);
  const items = listedReceipts(reader, { query, language });
  return { items, total: sums.total, amount: paisa(sums.amount) };
}

/** The receipts of a page, without what all of them add up to. */
export function listedReceipts(
  reader: Reader,
  { query, language }: { query: ReceiptsQuery; language: Language },
): SaleSummaryDto[] {
  return readPage(reader, query, meaningOfText(query.text)).map((sale) => {
    const goods = namesOf(reader, sale.id);
    return {
      ...sale,
      total: paisa(sale.total),
      share: sale.share === null ? null : paisa(sale.share),
      lines: goods.length,
      summary: summary(goods, language),
      tenders: paymentsOf(reader, sale.id).map(({ kind }) => kind),
    };
  });
}
