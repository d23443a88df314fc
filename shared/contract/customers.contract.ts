import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { idSchema, instantSchema, paisaSchema, phoneSchema, requiredTextSchema } from './primitives.ts';
import { command, query } from './procedure.ts';

export const customerSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  phone: z.string(),
  /** What the customer owes (baki); negative when the shop owes. */
  balance: paisaSchema,
});
export type CustomerDto = z.infer<typeof customerSchema>;

export const khataEntrySchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['baki', 'payment', 'adjust']),
  amount: paisaSchema,
  balance: paisaSchema,
  saleId: idSchema.nullable(),
  receiptCode: z.string().nullable(),
  at: instantSchema,
  note: z.string(),
});

export const customerDetailSchema = customerSchema.extend({ entries: z.array(khataEntrySchema) });
export type CustomerDetailDto = z.infer<typeof customerDetailSchema>;

export const customersContract = {
  /** By part of the name in either script or of the phone number. */
  find: query('customers.view', '/customers/find')
    .input(
      z.strictObject({
        text: z.string().max(100).default(''),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(z.strictObject({ items: z.array(customerSchema) })),
  create: command('customers.edit', '/customers')
    .errors(refusals('DUPLICATE'))
    .input(z.strictObject({ id: idSchema, name: requiredTextSchema(120), phone: phoneSchema }))
    .output(customerSchema),
  update: command('customers.edit', '/customers/update')
    .errors(refusals('NOT_FOUND_RECORD', 'DUPLICATE'))
    .input(z.strictObject({ id: idSchema, name: requiredTextSchema(120), phone: phoneSchema }))
    .output(customerSchema),
  /** The customer with a page of the khata (running credit book), newest first. */
  get: query('customers.view', '/customers/one')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(
      z.strictObject({
        id: idSchema,
        /** The last entry of the page before; none for the newest. */
        before: idSchema.optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(customerDetailSchema),
};
