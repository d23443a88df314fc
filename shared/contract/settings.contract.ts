import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { ROLES } from '../permissions/permissions.ts';
import { oversellSchema } from './catalog.contract.ts';
import {
  languageSchema,
  phoneSchema,
  pinSchema,
  receiptLanguageSchema,
  requiredTextSchema,
  textSchema,
} from './primitives.ts';
import { command, query } from './procedure.ts';
import { sessionSchema } from './users.contract.ts';

export const SHOP_KINDS = ['pharmacy', 'grocery', 'pharmacy-grocery', 'other'] as const;
export const shopKindSchema = z.enum(SHOP_KINDS);
export type ShopKind = z.infer<typeof shopKindSchema>;

const shopFields = {
  nameBn: textSchema(120),
  nameEn: textSchema(120),
  kind: shopKindSchema,
  addressBn: textSchema(240),
  addressEn: textSchema(240),
  phone: z.union([phoneSchema, z.literal('')]),
  /** Business identification number of the VAT authority. */
  bin: textSchema(30),
  drugLicence: textSchema(60),
  pharmacistRegistration: textSchema(60),
};

export const shopSettingsSchema = z.strictObject({
  shop: z.strictObject(shopFields),
  receipt: z.strictObject({
    language: receiptLanguageSchema,
    headerBn: textSchema(200),
    headerEn: textSchema(200),
    footerBn: textSchema(200),
    footerEn: textSchema(200),
    /** PNG or JPEG, base64, empty for none. */
    logoBase64: z.string().max(700_000),
    showQr: z.boolean(),
    showVat: z.boolean(),
  }),
  counter: z.strictObject({
    /** `taka` rounds what is to pay to whole taka, shown as its own line. */
    rounding: z.enum(['none', 'taka']),
    oversell: oversellSchema,
    nearExpiryDays: z.int().min(0).max(720),
    /** Electronic tenders (except card) want their TrxID. */
    requireTrxId: z.boolean(),
    sounds: z.boolean(),
    idleLockMinutes: z.int().min(1).max(240),
    /** Hour at which a new business day starts, for shops that sell past midnight. */
    dayStartHour: z.int().min(0).max(6),
    discountCapBp: z.record(z.enum(ROLES), z.int().min(0).max(10_000)),
    /** Action → key chord such as `F9` or `Alt+KeyD` (event.code); actions left out keep their default. */
    hotkeys: z.record(z.string().max(40), z.string().max(40)),
  }),
  language: languageSchema,
  lan: z.strictObject({ enabled: z.boolean() }),
});
export type ShopSettings = z.infer<typeof shopSettingsSchema>;

export const statusSchema = z.strictObject({
  apiVersion: z.int(),
  appVersion: z.string(),
  needsSetup: z.boolean(),
  /** A training shop in a separate file; every screen and receipt says so. */
  training: z.boolean(),
  language: languageSchema,
  shop: z.strictObject({ nameBn: z.string(), nameEn: z.string(), kind: shopKindSchema }).nullable(),
  now: z.int(),
  /** The disk of the shop's file is nearly full: every screen says so. */
  diskLow: z.boolean(),
  /** The newest recorded moment (UTC ms) while `now` is more than five minutes before it: every screen says so. Null while the clock can be right. */
  clockBehind: z.int().nullable(),
});
export type StatusDto = z.infer<typeof statusSchema>;

const groups = z.strictObject({
  shop: shopSettingsSchema.shape.shop.optional(),
  receipt: shopSettingsSchema.shape.receipt.optional(),
  counter: shopSettingsSchema.shape.counter.optional(),
  language: languageSchema.optional(),
  lan: shopSettingsSchema.shape.lan.optional(),
});

export const settingsContract = {
  get: query('signed-in', '/settings').input(z.strictObject({})).output(shopSettingsSchema),
  /**
   * Replaces the groups that are given; the others stay. `was` holds groups as the caller saw them: where one has changed since, nothing
   * is saved and VERSION_CONFLICT names it.
   */
  save: command('settings.manage', '/settings')
    .errors(refusals('VERSION_CONFLICT'))
    .input(groups.extend({ was: groups.optional() }))
    .output(shopSettingsSchema),
};

export const systemContract = {
  status: query('public', '/status').input(z.strictObject({})).output(statusSchema),
  /** First run: makes shop, owner and till 1, and signs the owner in. Refused once a shop exists. */
  setUp: command('public', '/setup')
    .errors(refusals('SETUP_DONE', 'PIN_TOO_WEAK'))
    .input(
      z
        .strictObject({
          language: languageSchema,
          kind: shopKindSchema,
          nameBn: textSchema(120).default(''),
          nameEn: textSchema(120).default(''),
          phone: z.union([phoneSchema, z.literal('')]).default(''),
          addressBn: textSchema(240).default(''),
          addressEn: textSchema(240).default(''),
          ownerName: requiredTextSchema(80),
          pin: pinSchema,
        })
        .refine((shop) => shop.nameBn !== '' || shop.nameEn !== '', {
          path: ['nameBn'],
          message: 'a shop needs a name',
        }),
    )
    .output(sessionSchema),
};
