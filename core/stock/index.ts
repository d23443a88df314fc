export { noteAvailability } from './outbox.repo.ts';
export { receiveStock } from './receive-stock.ts';
export {
  batchesNumbered,
  counterBatches,
  findBatch,
  insertBatch,
  insertMove,
  type StockBatch,
  type StockMove,
} from './stock.repo.ts';
