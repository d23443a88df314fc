import type { SaleDto } from '../../shared/contract/sales.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { readSale } from './stored-sale.repo.ts';

/** A sale as it was rung up, with costs for holders of `cost.view`. Refuses NOT_FOUND_RECORD. */
export function getSale({ db, actor }: Context, { saleId }: { saleId: string }): SaleDto {
  const sale = readSale(db, saleId, actor.permissions.has('cost.view'));
  if (!sale) throw new Refusal('NOT_FOUND_RECORD', { entity: 'sale', id: saleId });
  return sale;
}
