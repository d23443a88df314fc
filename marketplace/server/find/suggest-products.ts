import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import type { Market } from '../app/market.ts';
import { productRows } from './cards.repo.ts';
import { productCard } from './cards.ts';
import { resolvedBefore } from './text-memory.ts';

/** Products for what is being typed, best first. */
export async function suggestProducts(
  market: Pick<Market, 'db' | 'ports'>,
  { text, limit }: { text: string; limit: number },
): Promise<{ items: MarketProductDto[] }> {
  const products = await resolvedBefore(market, text, limit);
  const rows = await productRows(
    market.db,
    products.map((product) => product.id),
  );
  return { items: rows.map(productCard) };
}
