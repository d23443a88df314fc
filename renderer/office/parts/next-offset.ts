/** Where the next page of a list begins after a page that began at `offset`; undefined at its end, or where a page came empty because the list became shorter. */
export function nextOffset(
  { items, total }: { items: readonly unknown[]; total: number },
  offset: number,
): number | undefined {
  const next = offset + items.length;
  return items.length > 0 && next < total ? next : undefined;
}
