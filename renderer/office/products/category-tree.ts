import type { CategoryDto } from '../../../shared/contract/catalog.contract.ts';

/** A category and how deep it lies. */
export type CategoryNode = { category: CategoryDto; depth: number };

/** Categories with children right under their parent; a category whose parent is missing stands on top. */
export function categoryTree(categories: readonly CategoryDto[]): CategoryNode[] {
  const known = new Set(categories.map(({ id }) => id));
  const children = Map.groupBy(categories, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const nodes: CategoryNode[] = [];
  const seen = new Set<string>();
  const walk = (parentId: string | null, depth: number) => {
    const here = (children.get(parentId) ?? []).toSorted((a, b) => a.nameEn.localeCompare(b.nameEn));
    for (const category of here) {
      if (seen.has(category.id)) continue;
      seen.add(category.id);
      nodes.push({ category, depth });
      walk(category.id, depth + 1);
    }
  };
  walk(null, 0);
  return nodes;
}
