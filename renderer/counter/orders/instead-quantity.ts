/** How many packs of something else make up for what is missing of a line, as far as they are there: at least one. */
export function insteadQuantity(
  missing: { packs: number; baseQuantity: number },
  other: { baseQuantity: number; most: number },
): number {
  const wanted = Math.ceil((missing.packs * missing.baseQuantity) / other.baseQuantity);
  return Math.max(1, Math.min(wanted, other.most));
}
