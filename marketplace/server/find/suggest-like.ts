import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import type { AccountContext, Market } from '../app/market.ts';
import { similarIds, suggestedIds, togetherIds } from '../recommend/index.ts';
import { productRows } from './cards.repo.ts';
import { productCard } from './cards.ts';

async function cards(
  market: Pick<Market, 'db'>,
  ids: readonly string[],
): Promise<{ items: MarketProductDto[] }> {
  return { items: (await productRows(market.db, ids)).map(productCard) };
}

/** Products like one that can be had somewhere now. */
export async function suggestSimilar(
  market: Pick<Market, 'db'>,
  { productId, limit }: { productId: string; limit: number },
) {
  return cards(market, await similarIds(market.db, productId, limit));
}

/** Products often bought in the same order that can be had somewhere now. */
export async function suggestTogether(
  market: Pick<Market, 'db'>,
  { productId, limit }: { productId: string; limit: number },
) {
  return cards(market, await togetherIds(market.db, productId, limit));
}

/** What a person may want by favourites and completed orders: new things first, then what was liked or bought before. */
export async function suggestForAccount(context: AccountContext, { limit }: { limit: number }) {
  return cards(context, await suggestedIds(context.db, context.account.id, limit));
}
