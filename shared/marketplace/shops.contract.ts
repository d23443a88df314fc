import { z } from 'zod';
import { isPhoneNumber } from '../text/phone.ts';
import { marketRefusals } from './market-errors.ts';
import {
  hoursSchema,
  marketIdSchema,
  marketMoneySchema,
  marketPhoneSchema,
  marketRequiredTextSchema,
  marketTextSchema,
  momentSchema,
  placeSchema,
  shopKindSchema,
} from './market-primitives.ts';
import { marketCommand, marketQuery } from './market-procedure.ts';

/** Where a shop stands with the administrators; only an approved shop is found. */
export const shopStatusSchema = z.enum(['pending', 'approved', 'rejected', 'suspended']);

/** What a seller says of the shop. */
export const shopProfileSchema = z.strictObject({
  nameBn: marketTextSchema(120),
  nameEn: marketTextSchema(120),
  kind: shopKindSchema,
  phone: marketPhoneSchema,
  address: marketRequiredTextSchema(300),
  /** Codes of bd-geojs; '' where the seller named none. */
  division: marketTextSchema(40),
  district: marketTextSchema(40),
  upazila: marketTextSchema(40),
  place: placeSchema,
  hours: hoursSchema,
  delivers: z.boolean(),
  deliveryRadiusM: z.int().min(0).max(20_000),
  deliveryFee: marketMoneySchema,
  deliveryMinimum: marketMoneySchema,
  drugLicence: marketTextSchema(60),
  /** Minutes within which the shop answers an order; it expires after them. */
  answerMinutes: z.int().min(2).max(120),
});

/** The same of a shop that is registered: somebody can call it. */
export const newShopProfileSchema = shopProfileSchema.refine(({ phone }) => isPhoneNumber(phone), {
  path: ['phone'],
  message: 'not a phone number',
});
export type ShopProfile = z.infer<typeof shopProfileSchema>;

export const ownShopSchema = z.strictObject({
  id: marketIdSchema,
  status: shopStatusSchema,
  statusReason: z.string(),
  isPaused: z.boolean(),
  hasKey: z.boolean(),
  lastSyncedAt: momentSchema.nullable(),
  version: z.int(),
  profile: shopProfileSchema,
});
export type OwnShopDto = z.infer<typeof ownShopSchema>;

export const shopsContract = {
  register: marketCommand('seller', '/shops', 'Register a shop; an administrator approves it')
    .errors(marketRefusals('EMAIL_NOT_VERIFIED'))
    .input(z.strictObject({ shopId: marketIdSchema, profile: newShopProfileSchema }))
    .output(ownShopSchema),
  mine: marketQuery('seller', '/shops/mine', 'The shops of this seller').output(
    z.strictObject({ items: z.array(ownShopSchema) }),
  ),
  update: marketCommand('seller', '/shops/update', 'Change what a shop says of itself')
    .errors(marketRefusals('NOT_FOUND_RECORD', 'VERSION_CONFLICT'))
    .input(z.strictObject({ shopId: marketIdSchema, version: z.int(), profile: shopProfileSchema }))
    .output(ownShopSchema),
  makeKey: marketCommand(
    'seller',
    '/shops/key',
    "Make the key with which the shop's program syncs; shown once, and the one before it ends",
  )
    .errors(marketRefusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ shopId: marketIdSchema }))
    .output(z.strictObject({ key: z.string() })),
};
