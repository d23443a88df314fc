import type { LoadResult, LoadSize } from './run-load.ts';

/** What is wrong with the outcome of a rush; empty where exactly what was published was promised, and both sides know the same of it. */
export function faultsOf(size: LoadSize, { storm, day, end, ...result }: LoadResult): string[] {
  const faults: string[] = [];
  const expect = (isRight: boolean, fault: string) => void (isRight || faults.push(fault));
  expect(end.beyond === 0, `${end.beyond} promises went beyond what was published`);
  // Who was told to try again may have the order all the same, where only the answer came too late: sent again with its id it is the same one.
  const isPromised = storm.orders >= result.promised && storm.orders <= result.promised + result.busy;
  expect(
    isPromised && storm.orders === end.made && storm.orders === storm.reserved + storm.completed,
    `${result.promised} buyers were told yes and ${result.busy} to try again, ${end.made} promises were made, ${storm.orders} orders stand, ${storm.reserved} pieces are reserved and ${storm.completed} were handed over`,
  );
  expect(
    result.promised + result.soldOut + result.busy === size.buyers,
    `${size.buyers - result.promised - result.soldOut - result.busy} buyers got another answer: ${[...new Set(result.unexpected)].join(', ')}`,
  );
  expect(result.promised <= size.units, 'more was promised than was ever published');
  // Everybody wanted one: what was still published and free at the end should have been promised to somebody.
  expect(result.busy > 0 || storm.reserved >= storm.available, 'buyers were sent away while there was some');
  expect(day.refused.length === 0, `at the counter: ${day.refused.join(', ')}`);
  expect(
    end.onHand === size.units + size.safety - day.sold - day.rungUp && day.sold === size.tillSales,
    `${end.onHand} pieces are on the shelf after ${day.sold} sold and ${day.rungUp} handed over`,
  );
  expect(
    end.sales === day.sold + day.rungUp,
    `${end.sales} receipts for ${day.sold} sales and ${day.rungUp} orders`,
  );
  expect(
    end.published === Math.max(0, end.onHand - size.safety),
    `${end.published} pieces are published at the end`,
  );
  expect(end.promised <= end.onHand, 'more is promised than stands on the shelf');
  expect(end.setAside === 0, `${end.setAside} messages were refused and put aside`);
  return [...faults, ...end.differences];
}
