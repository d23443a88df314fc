import { door } from '../app/door.ts';
import { viewOf } from '../catalog/index.ts';
import { readSettings } from '../settings/index.ts';
import { adjustBatch } from './adjust-batch.ts';
import { receiveStock } from './receive-stock.ts';
import { setBatchStatus } from './set-batch-status.ts';
import { listBatches, listMoves } from './show-stock.ts';

/** Stock, as the contract has it. */
export const stockHandlers = {
  receive: door.stock.receive.handler(({ input, context }) =>
    receiveStock({ ...context.shop, actor: context.actor }, input),
  ),
  adjust: door.stock.adjust.handler(({ input, context }) =>
    adjustBatch({ ...context.shop, actor: context.actor }, input),
  ),
  setBatchStatus: door.stock.setBatchStatus.handler(({ input, context }) =>
    setBatchStatus({ ...context.shop, actor: context.actor }, input),
  ),
  batches: door.stock.batches.handler(({ input, context }) =>
    listBatches({ ...context.shop, actor: context.actor }, input),
  ),
  shelf: door.stock.shelf.handler(({ input, context }) =>
    context.shop.reading.run('shelf', {
      ...input,
      nearDays: readSettings(context.shop.db).counter.nearExpiryDays,
      view: viewOf({ ...context.shop, actor: context.actor }),
    }),
  ),
  moves: door.stock.moves.handler(({ input, context }) =>
    listMoves({ ...context.shop, actor: context.actor }, input),
  ),
};
