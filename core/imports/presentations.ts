import { fixedPackSize, PACK_UNITS, type PackUnit } from '../../shared/catalog/units.ts';
import type { Paisa } from '../../shared/money/money.ts';
import { readQuantity, readSellingPrice } from './read-values.ts';

/** One sellable size as a file tells it: what one costs, and how many come in a larger pack at which price. */
export type Presentation = {
  label: string;
  unitPrice: Paisa | null;
  packQuantity: number | null;
  packPrice: Paisa | null;
};

/** A pack of a chain written out: "tablet=1.20; strip x10=12; box x200=230". */
export type ChainPack = { unit: PackUnit; baseQuantity: number; price: Paisa | null };

/** What a presentations cell says: several sizes, one chain of packs, nothing, or something unreadable. */
export type Presentations =
  | { is: 'sizes'; sizes: readonly Presentation[] }
  | { is: 'chain'; packs: readonly ChainPack[] }
  | { is: 'empty' }
  | { is: 'bad' };

const MOST = 50;
const KNOWN_UNITS = new Set<string>(PACK_UNITS);

/** Reads a presentations cell: a JSON list of sizes, or a chain of packs as text. */
export function readPresentations(text: string): Presentations {
  const bare = text.trim();
  if (bare === '' || bare === '[]') return { is: 'empty' };
  return bare.startsWith('[') ? readSizes(bare) : readChain(bare);
}

function readSizes(text: string): Presentations {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return { is: 'bad' };
  }
  if (!Array.isArray(list) || list.length > MOST) return { is: 'bad' };
  const sizes: Presentation[] = [];
  for (const item of list as unknown[]) {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return { is: 'bad' };
    const fields = new Map<string, unknown>(Object.entries(item));
    const unitPrice = readSellingPrice(cell(fields.get('unit_price')));
    const packQuantity = readQuantity(cell(fields.get('pack_qty')));
    const packPrice = readSellingPrice(cell(fields.get('pack_price')));
    if ([unitPrice, packQuantity, packPrice].some((value) => value.is === 'bad')) return { is: 'bad' };
    sizes.push({
      label: cell(fields.get('label')).trim(),
      unitPrice: unitPrice.is === 'value' ? unitPrice.value : null,
      packQuantity: packQuantity.is === 'value' && packQuantity.value > 0 ? packQuantity.value : null,
      packPrice: packPrice.is === 'value' ? packPrice.value : null,
    });
  }
  return { is: 'sizes', sizes };
}

function cell(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function readChain(text: string): Presentations {
  const packs: ChainPack[] = [];
  for (const part of text.split(/[;|]/)) {
    if (part.trim() === '') continue;
    const [, unit, count, amount] = /^\s*([a-z]+)\s*(?:[x×*]?\s*(\d{1,9}))?\s*[=:]\s*(.*)$/i.exec(part) ?? [];
    const name = unit?.toLowerCase() ?? '';
    const price = readSellingPrice(amount ?? '');
    if (!KNOWN_UNITS.has(name) || price.is === 'bad') return { is: 'bad' };
    const pack = name as PackUnit;
    const baseQuantity = count === undefined ? (fixedPackSize(pack, 'piece') ?? 1) : Number(count);
    if (baseQuantity < 1 || packs.length >= 12) return { is: 'bad' };
    packs.push({
      unit: pack,
      baseQuantity,
      price: price.is === 'value' ? price.value : null,
    });
  }
  return packs.length === 0 ? { is: 'empty' } : { is: 'chain', packs };
}
