import type { CheckoutInput, SaleDto } from '../../shared/contract/sales.contract.ts';
import type { Context } from '../app/shop.ts';
import { identifyApprover } from '../users/index.ts';
import { checkout } from './checkout.ts';
import { saleExists } from './sales.repo.ts';

/**
 * Rings up a cart, with the approval of somebody who may give more than the seller where one is sent along. The PIN is checked before
 * the transaction and is stored nowhere. A sale that was rung up already is answered as ever, without a guess at a PIN.
 * Throws what `checkout` throws, WRONG_PIN and LOCKED_OUT.
 */
export async function checkoutApproved(context: Context, input: CheckoutInput): Promise<SaleDto> {
  const { approval } = input;
  if (!approval || saleExists(context.db, input.saleId)) return checkout(context, input);
  const approver = await identifyApprover(context, approval);
  return checkout(context, input, approver);
}
