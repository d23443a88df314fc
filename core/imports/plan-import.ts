import { fold, words } from '../../shared/text/fold.ts';
import type { Shop } from '../app/shop.ts';
import { anyBarcodeOwner, type ProductRow, substituteKey } from '../catalog/index.ts';
import type { Collected } from './collect-drafts.ts';
import { type Change, compareWithProduct } from './compare.ts';
import type { Draft, Issue } from './draft.ts';
import { givingWay } from './give-way.ts';
import { identityOf } from './identity.ts';
import { idOfSourceKey, knownProducts } from './known-products.repo.ts';
import type { Categories } from './resolve-categories.ts';
import { readSnapshots, type Snapshot } from './snapshot.ts';

/** What becomes of one product of the file. */
export type Planned =
  | { action: 'create'; draft: Draft; categoryId: string | null }
  | { action: 'update'; draft: Draft; categoryId: string | null; before: Snapshot; change: Change }
  | { action: 'unchanged'; draft: Draft };

/** What an import will do, in the order of the file. */
export type Plan = { products: Planned[]; issues: Issue[]; refusedRows: number };

const PAGE = 50;

type Filling = Pick<ProductRow, 'generic' | 'strength' | 'dosageForm'>;
type Twin = { id: string; hasBarcode: boolean };
type Known = { byIdentity: Map<string, Twin | null>; byName: Map<string, Filling | null> };

/** Compares what a file says with what the shop has. Changes nothing; gives way to other work now and then. */
export async function planImport(shop: Shop, collected: Collected, categories: Categories): Promise<Plan> {
  const known = await readKnown(shop);
  const plan: Plan = { products: [], issues: [...collected.issues], refusedRows: collected.refusedRows };
  const taken = new Set<string>();
  const giveWay = givingWay();
  for (let at = 0; at < collected.drafts.length; at += PAGE) {
    const page = collected.drafts.slice(at, at + PAGE);
    const matches = page.map((draft) => matchOf(shop, known, draft, taken));
    const snapshots = readSnapshots(
      shop.db,
      matches.filter((id) => id !== undefined),
    );
    page.forEach((draft, index) => {
      const before = snapshots.get(matches[index] ?? '');
      if (!before && fillIn(known, draft)) plan.issues.push(filledIn(draft));
      const categoryId = categories.idOf(draft.category);
      const change = before && compareWithProduct(before, draft, draft.category === '' ? null : categoryId);
      if (!before) plan.products.push({ action: 'create', draft, categoryId });
      else if (change) plan.products.push({ action: 'update', draft, categoryId, before, change });
      else plan.products.push({ action: 'unchanged', draft });
    });
    await giveWay();
  }
  return plan;
}

/**
 * The product that the draft means: the one imported under its key, else the one with its barcode, else the only one of its name,
 * strength, form and maker (without a barcode, where the draft has one). Each once.
 */
function matchOf(shop: Shop, known: Known, draft: Draft, taken: Set<string>): string | undefined {
  const codes = draft.packs.flatMap((pack) => pack.barcodes);
  const byCode = () =>
    codes.map((code) => anyBarcodeOwner(shop.db, code)?.productId).find((id) => id !== undefined);
  const twin = () => known.byIdentity.get(identityOf(draft, draft.packs[0]?.label ?? ''));
  const byIdentity = () => {
    if (known.byIdentity.size === 0) return undefined;
    const same = twin();
    return same && !(codes.length > 0 && same.hasBarcode) ? same.id : undefined;
  };
  const id = idOfSourceKey(shop.db, draft.sourceKey) ?? byCode() ?? byIdentity();
  if (id === undefined || taken.has(id)) return undefined;
  taken.add(id);
  return id;
}

/** Reads what products can be recognised by, page by page. A name or identity that stands for several products stands for none. */
async function readKnown(shop: Shop): Promise<Known> {
  const known: Known = { byIdentity: new Map(), byName: new Map() };
  let seq = 0;
  const giveWay = givingWay();
  for (;;) {
    const page = knownProducts(shop.db, seq, PAGE);
    for (const product of page) {
      seq = product.seq;
      const identity = identityOf(product, product.label);
      known.byIdentity.set(
        identity,
        known.byIdentity.has(identity) ? null : { id: product.id, hasBarcode: product.hasBarcode === 1 },
      );
      if (product.generic === '') continue;
      remember(known.byName, nameKey(product.nameEn), product);
      remember(known.byName, nameKey(`${product.nameEn} ${product.strength}`), product);
    }
    if (page.length < PAGE) return known;
    await giveWay();
  }
}

const nameKey = (name: string) => words(name).join(' ');

function remember(byName: Known['byName'], key: string, product: Filling): void {
  const before = byName.get(key);
  if (before === undefined) byName.set(key, product);
  else if (before !== null && substituteKey(before) !== substituteKey(product)) byName.set(key, null);
}

/**
 * Gives a new product that is only a name the generic, strength and form of the one known product of that name. Goods with a barcode
 * are left alone: medicines here carry none, and a toothpaste may share its name with an eye drop.
 */
function fillIn(known: Known, draft: Draft): boolean {
  if (draft.generic !== '' || fold(draft.nameEn) === '') return false;
  if (draft.packs.some((pack) => pack.barcodes.length > 0)) return false;
  const filling = known.byName.get(nameKey(draft.nameEn));
  if (!filling) return false;
  draft.generic = filling.generic;
  draft.strength ||= filling.strength;
  draft.dosageForm ||= filling.dosageForm;
  return true;
}

function filledIn(draft: Draft): Issue {
  const value = [draft.generic, draft.strength, draft.dosageForm].filter(Boolean).join(' · ');
  return { row: draft.row, severity: 'warning', code: 'filled-in', column: '', value: value.slice(0, 120) };
}
