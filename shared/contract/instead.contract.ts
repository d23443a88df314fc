import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { idSchema } from './primitives.ts';
import { query } from './procedure.ts';

const insteadSchema = z.strictObject({
  productId: idSchema,
  nameBn: z.string(),
  nameEn: z.string(),
  strength: z.string(),
  /** The pack in which it is proposed. */
  packId: idSchema,
  packUnit: z.string(),
  packLabel: z.string(),
  baseQuantity: z.int(),
  /** How many packs can still be promised. */
  most: z.int(),
});
/** Goods that can be proposed in place of what an order asks for. */
export type InsteadDto = z.infer<typeof insteadSchema>;

/** What is asked before an order is answered. */
export const insteadContract = {
  /** What can be proposed to the customer in place of a line of the order: published goods of the same kind with free stock. */
  instead: query('marketplace.orders', '/marketplace/orders/instead')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ orderId: idSchema, lineNo: z.coerce.number().int().min(1).max(1_000) }))
    .output(z.strictObject({ items: z.array(insteadSchema) })),
  /** A health document: for those alone who may answer an order with it. Who was shown it is noted; before that they cannot accept the order. */
  prescription: query('marketplace.prescriptions', '/marketplace/orders/prescription')
    .errors(refusals('MARKET_NOT_CONNECTED', 'TRAINING_SHOP', 'MARKET_UNREACHABLE', 'MARKET_REFUSED'))
    .input(z.strictObject({ orderId: idSchema, prescriptionId: idSchema }))
    .output(z.strictObject({ mime: z.string(), contentBase64: z.string() })),
};
