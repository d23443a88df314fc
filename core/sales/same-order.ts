import type { CheckoutInput, SaleDto } from '../../shared/contract/sales.contract.ts';

const sorted = (texts: readonly string[]) => [...texts].sort().join('\n');

/**
 * True when the command asks for what the stored sale holds: the same goods in the same quantities at the same line discounts, paid the
 * same way. Prices are not compared: they may have changed since, and a repeated command must still get its first receipt.
 */
export function isSameOrder(sale: SaleDto, input: CheckoutInput): boolean {
  const stored = sale.lines.map(
    (line) => `${line.productId ?? line.nameEn}|${line.quantity}|${line.discount}`,
  );
  const asked = input.lines.map((line) => {
    if (line.kind === 'open') return `${line.name}|${line.quantity}|${line.discount}`;
    const quantity = line.parts.reduce((sum, part) => sum + part.quantity, 0);
    return `${line.productId}|${quantity}|${line.discount}`;
  });
  const paid = sale.tenders.map(({ kind, amount }) => `${kind}|${amount}`);
  const tendered = input.tenders.map(({ kind, amount }) => `${kind}|${amount}`);
  return sorted(stored) === sorted(asked) && sorted(paid) === sorted(tendered);
}
