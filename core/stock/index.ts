export { listShelf, shelfListSql } from './list-shelf.ts';
export { NOTE_PRODUCTS, noteAvailability, noteCategory, OR_AGAIN } from './outbox.repo.ts';
export { receiveStock } from './receive-stock.ts';
export { type ShelvedBatch, shelvedBatches } from './shelf.repo.ts';
export {
  batchesNumbered,
  counterBatches,
  findBatch,
  insertBatch,
  insertMove,
  type StockBatch,
} from './stock.repo.ts';
export { type Movement, movementNow, writeOffUncounted } from './stock-writer.ts';
