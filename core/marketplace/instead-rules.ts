import type { OrderDto } from '../../shared/marketplace/order.ts';

type Line = Pick<OrderDto['lines'][number], 'packUnit' | 'baseQuantity'>;
type Pack = { unit: string; baseQuantity: number };

/**
 * The pack in which goods are offered in place of a line's, and how many of it there are at most: the line's own size if there is one of it, else the first
 * of which a whole one is free. Undefined where not one pack is free.
 */
export function insteadPack<Offered extends Pack>(
  line: Line,
  packs: readonly Offered[],
  freeUnits: number,
): { pack: Offered; most: number } | undefined {
  const isSame = (pack: Offered) => pack.baseQuantity === line.baseQuantity;
  const ordered = [
    ...packs.filter((pack) => isSame(pack) && pack.unit === line.packUnit),
    ...packs.filter((pack) => isSame(pack) && pack.unit !== line.packUnit),
    ...packs.filter((pack) => !isSame(pack)),
  ];
  const pack = ordered.find(({ baseQuantity }) => baseQuantity <= freeUnits);
  return pack && { pack, most: Math.floor(freeUnits / pack.baseQuantity) };
}
