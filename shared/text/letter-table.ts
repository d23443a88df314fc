/** A table written as text: "ক:k খ:K" gives ক → k and খ → K. Keys and values are any characters but space and colon. */
export function letterTable(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .normalize('NFC')
      .split(/\s+/)
      .map((pair) => pair.split(':'))
      .map(([key = '', value = '']) => [key, value] as const),
  );
}
