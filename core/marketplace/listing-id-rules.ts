/** Digits at the end of an id that nothing is sorted by: UUIDv7 keeps time and counter before them. */
const TAIL = 10;

const tailOf = (id: string) => Number.parseInt(id.slice(-TAIL), 16);

/**
 * The id under which a shop offers a product whose own id another shop has at the marketplace: the same one for the same shop and product, whatever
 * the file forgot, and it sorts where the product's own would.
 */
export function ownListingId(productId: string, shopId: string): string {
  // 40 bits are too many for the bitwise operators, which know 32.
  const mixed = BigInt(tailOf(productId)) ^ BigInt(tailOf(shopId));
  return productId.slice(0, -TAIL) + mixed.toString(16).padStart(TAIL, '0');
}
