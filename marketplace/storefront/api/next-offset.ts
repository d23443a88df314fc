type Page = { items: readonly unknown[]; total: number };

/** Where the next page of a list begins; undefined after the last, and after an empty one, whatever the total says. */
export function nextOffset(last: Page, pages: readonly Page[]): number | undefined {
  const read = pages.reduce((sum, page) => sum + page.items.length, 0);
  return last.items.length > 0 && read < last.total ? read : undefined;
}
