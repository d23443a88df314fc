import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { createRemembered } from '../api/store.ts';

/** A line of the prescription basket: a product and how many base units of it. */
export type BasketLine = Pick<
  MarketProductDto,
  'id' | 'nameBn' | 'nameEn' | 'strength' | 'dosageForm' | 'manufacturer' | 'drugClass' | 'picture'
> & { quantity: number };

/** Most lines: the limit of the contract. */
export const MOST_LINES = 20;

type KeptLine = Omit<BasketLine, 'drugClass'> & Partial<Pick<BasketLine, 'drugClass'>>;

function isLine(value: unknown): value is KeptLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Partial<Record<keyof BasketLine, unknown>>;
  const texts = [
    line.id,
    line.nameBn,
    line.nameEn,
    line.strength,
    line.dosageForm,
    line.manufacturer,
    line.picture,
  ];
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isSafeInteger(line.quantity) &&
    Number(line.quantity) > 0
  );
}

/** A basket out of what a browser kept. */
export function readBasket(found: unknown): readonly BasketLine[] {
  if (!Array.isArray(found)) return [];
  const lines = found.filter(isLine).slice(0, MOST_LINES);
  // A page of before kept no class; its sign is all that hangs on it.
  return lines.map((line) => ({ ...line, drugClass: line.drugClass ?? 'otc' }));
}

/** The basket of this browser. */
export const basketStore = createRemembered('market.basket', readBasket);

/** The lines with the product added; one that is there stays as it is, and a full basket too. */
export function withProduct(lines: readonly BasketLine[], product: MarketProductDto): readonly BasketLine[] {
  if (lines.length >= MOST_LINES || lines.some(({ id }) => id === product.id)) return lines;
  const { id, nameBn, nameEn, strength, dosageForm, manufacturer, drugClass, picture } = product;
  const line = { id, nameBn, nameEn, strength, dosageForm, manufacturer, drugClass, picture };
  return [...lines, { ...line, quantity: 1 }];
}
