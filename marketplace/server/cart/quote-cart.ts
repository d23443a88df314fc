import type { z } from 'zod';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import type { quoteSchema } from '../../../shared/marketplace/orders.contract.ts';
import { bandAsked } from '../../../shared/marketplace/stock-band.ts';
import type { Market } from '../app/market.ts';
import { askedOf } from './cart-rules.ts';
import { type CartAsked, priceCart } from './price-cart.ts';

/** What a cart costs at a shop by the server's own prices, and whether there is enough of each line. */
export async function quoteCart(market: Market, asked: CartAsked): Promise<z.infer<typeof quoteSchema>> {
  const { lines, totals } = await priceCart(market.db, asked, market.ports.clock.now());
  const wanted = askedOf(lines);
  return {
    lines: lines.map((line) => ({
      listingId: line.listingId,
      packId: line.packId,
      nameBn: line.listing.nameBn,
      nameEn: line.listing.nameEn,
      strength: line.listing.strength,
      nearExpiry: line.listing.nearExpiry,
      packUnit: line.pack.unit,
      packLabel: line.pack.label,
      baseQuantity: line.pack.baseQuantity,
      quantity: line.quantity,
      price: line.pack.price,
      amount: line.amount,
      ...bandAsked(line.listing.free, line.listing.packs, wanted.get(line.listing.id)?.asked ?? 0),
      needsPrescription: needsPrescription(line.listing.drugClass),
    })),
    ...totals,
  };
}
