import type { z } from 'zod';
import type { findContract, MarketProductDto, OfferDto } from '../../../shared/marketplace/find.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import type { Market } from '../app/market.ts';
import { withDescendants } from './cards.repo.ts';
import { offerOf, productCard, shopCard } from './cards.ts';
import { MOST_MEANT, meant } from './find-rules.ts';
import { aroundOf, momentWith } from './moment.ts';
import type { FoundOffer } from './offer-rows.repo.ts';
import { findOffers as readOffers, type Sought } from './offers.repo.ts';
import { resolvedBefore } from './text-memory.ts';

/** So many of the products that were meant are named beside the offers. */
const NAMED = 20;

type Asked = z.infer<NonNullable<(typeof findContract.offers)['~orpc']['inputSchema']>>;

async function soughtBy(market: Market, asked: Asked): Promise<Sought> {
  if (asked.productId !== null) return { kind: 'products', ids: [asked.productId], scores: [1] };
  const categories = asked.categoryId === null ? null : await withDescendants(market.db, asked.categoryId);
  if (asked.text === '') return { kind: 'shelf', categories };
  const products = meant(await resolvedBefore(market, asked.text, MOST_MEANT, categories));
  return {
    kind: 'products',
    ids: products.map((product) => product.id),
    scores: products.map((product) => product.score),
  };
}

type Moment = Parameters<typeof shopCard>[1];

/** A row as a DTO at a moment; `asked` base units where somebody asked for so many. */
export function offerDto(row: FoundOffer, moment: Moment, asked = 0): OfferDto {
  return offerOf(row, shopCard(row.shop, moment), productCard(row.product), asked);
}

/** Rows of offers as DTOs at a moment. */
export function offerDtos(rows: readonly FoundOffer[], moment: Moment): OfferDto[] {
  return rows.map((row) => offerDto(row, moment));
}

/** PostgreSQL's word for a statement that it ended because its time was over. */
const isTooLate = (error: unknown) => (error as { code?: unknown }).code === '57014';

/**
 * Who has what was typed, or a chosen product, around a place: first the products are resolved, then the shops in the radius, then their listings.
 * Without text and product: everything of a category in the nearest shops. Throws TOO_SLOW.
 */
export async function findOffers(
  market: Market,
  asked: Asked,
): Promise<{ items: OfferDto[]; total: number; products: MarketProductDto[] }> {
  const sought = await soughtBy(market, asked);
  if (sought.kind === 'products' && sought.ids.length === 0) return { items: [], total: 0, products: [] };
  const page = await readOffers(market.db, aroundOf(market, asked), sought, asked, NAMED).catch(
    (error: unknown) => {
      throw isTooLate(error) ? new MarketRefusal('TOO_SLOW', {}) : error;
    },
  );
  return {
    items: offerDtos(page.items, momentWith(market, page.staleMinutes)),
    total: page.total,
    products: page.products.map(productCard),
  };
}
