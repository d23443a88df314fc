import type { LoadResult, LoadSize } from './run-load.ts';

/** What is wrong with the outcome of a rush; empty where exactly what was published was promised. */
export function faultsOf(size: LoadSize, result: LoadResult): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, fault: string) => void (isRight || faults.push(fault));
  expect(result.beyond === 0, `${result.beyond} promises went beyond what was published`);
  expect(
    result.promised === result.orders && result.orders === result.reserved,
    `${result.promised} buyers were told yes, ${result.orders} orders stand, ${result.reserved} pieces are reserved`,
  );
  expect(
    result.promised + result.soldOut === size.buyers,
    `${size.buyers - result.promised - result.soldOut} buyers got another answer: ${[...new Set(result.unexpected)].join(', ')}`,
  );
  expect(result.promised <= size.units, 'more was promised than was ever published');
  // Everybody wanted one: what was still published and free at the end should have been promised to somebody.
  expect(result.reserved >= result.available, 'buyers were sent away while there was some');
  expect(result.onHand === size.units + size.safety - size.tillSales, 'the till lost count');
  expect(result.reserved <= result.onHand, 'more is promised than stands on the shelf');
  expect(result.tillRefused.length === 0, `the till was refused: ${result.tillRefused.join(', ')}`);
  return faults;
}
