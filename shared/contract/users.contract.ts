import { z } from 'zod';
import { refusals } from '../errors/error-codes.ts';
import { PERMISSIONS, ROLES } from '../permissions/permissions.ts';
import {
  daySchema,
  idSchema,
  instantSchema,
  languageSchema,
  pinSchema,
  requiredTextSchema,
} from './primitives.ts';
import { command, query } from './procedure.ts';

export const roleSchema = z.enum(ROLES);

export const userSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  language: languageSchema,
  isActive: z.boolean(),
});
export type UserDto = z.infer<typeof userSchema>;

export const sessionSchema = z.strictObject({
  /** Sent with every call as `Authorization: Bearer …`; the screen keeps it as long as its window is open, the server only a hash of it. */
  token: z.string(),
  user: userSchema,
  permissions: z.array(z.enum(PERMISSIONS)),
  /** Largest discount this user may give, in hundredths of a percent. */
  discountCapBp: z.int(),
  till: z.strictObject({ id: z.int(), name: z.string() }),
  /** Milliseconds without a call after which the session is locked. */
  idleLockMs: z.int(),
});
export type SessionDto = z.infer<typeof sessionSchema>;

export const tillSchema = z.strictObject({
  id: z.int(),
  name: z.string(),
  pairedAt: instantSchema,
  isActive: z.boolean(),
});
export type TillDto = z.infer<typeof tillSchema>;

/** What narrows the audit trail: the first and the last business day of it, both included. */
export const auditFilterFields = {
  fromDay: daySchema.nullable().default(null),
  toDay: daySchema.nullable().default(null),
};

export const auditEntrySchema = z.strictObject({
  id: z.int(),
  at: instantSchema,
  userName: z.string(),
  tillId: z.int().nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  details: z.record(z.string(), z.unknown()),
  hash: z.string(),
});

export const sessionContract = {
  /** The faces on the sign-in screen. */
  people: query('public', '/session/people')
    .input(z.strictObject({}))
    .output(
      z.strictObject({
        items: z.array(
          z.strictObject({
            id: idSchema,
            name: z.string(),
            role: roleSchema,
            language: languageSchema,
            /** Only in a training shop: the PIN to show beside the name. */
            trainingPin: z.string().nullable(),
          }),
        ),
      }),
    ),
  signIn: command('public', '/session')
    .errors(refusals('WRONG_PIN', 'LOCKED_OUT'))
    .input(z.strictObject({ userId: idSchema, pin: pinSchema }))
    .output(sessionSchema),
  current: query('signed-in', '/session')
    .input(z.strictObject({}))
    .output(sessionSchema.omit({ token: true })),
  signOut: command('signed-in', '/session/end').input(z.strictObject({})).output(z.strictObject({})),
  setLanguage: command('signed-in', '/session/language')
    .input(z.strictObject({ language: languageSchema }))
    .output(userSchema),
};

export const usersContract = {
  list: query('users.manage', '/users')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(userSchema) })),
  create: command('users.manage', '/users')
    .errors(refusals('DUPLICATE', 'PIN_TOO_WEAK'))
    .input(
      z.strictObject({
        id: idSchema,
        name: requiredTextSchema(80),
        role: roleSchema,
        language: languageSchema,
        pin: pinSchema,
      }),
    )
    .output(userSchema),
  update: command('users.manage', '/users/update')
    .errors(refusals('NOT_FOUND_RECORD', 'DUPLICATE', 'LAST_OWNER'))
    .input(
      z.strictObject({
        id: idSchema,
        name: requiredTextSchema(80),
        role: roleSchema,
        language: languageSchema,
        isActive: z.boolean(),
      }),
    )
    .output(userSchema),
  /** Sets another person's PIN (users.manage), which ends that person's sessions. */
  setPin: command('users.manage', '/users/pin')
    .errors(refusals('NOT_FOUND_RECORD', 'PIN_TOO_WEAK'))
    .input(z.strictObject({ id: idSchema, pin: pinSchema }))
    .output(z.strictObject({})),
  /** Changes one's own PIN. */
  changeOwnPin: command('signed-in', '/users/own-pin')
    .errors(refusals('WRONG_PIN', 'LOCKED_OUT', 'PIN_TOO_WEAK'))
    .input(z.strictObject({ oldPin: pinSchema, newPin: pinSchema }))
    .output(z.strictObject({})),
  /** The append-only audit trail, newest first, all of it or of some of the shop's days. */
  audit: query('audit.view', '/users/audit')
    .input(
      z.strictObject({
        ...auditFilterFields,
        /** The last entry of the page before; none for the newest. */
        before: z.coerce.number().int().min(1).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ items: z.array(auditEntrySchema), next: z.int().nullable() })),
  /** Recomputes the hash chain from the first entry; `brokenAt` is the first entry that does not fit. */
  verifyAudit: query('audit.view', '/users/audit/verify')
    .input(z.strictObject({}))
    .output(z.strictObject({ entries: z.int(), intact: z.boolean(), brokenAt: z.int().nullable() })),
  tills: query('users.manage', '/tills')
    .input(z.strictObject({}))
    .output(z.strictObject({ items: z.array(tillSchema) })),
  /** Where another till finds the shop: while the network setting is on, its addresses, the likeliest first. */
  tillAddress: query('users.manage', '/tills/address')
    .input(z.strictObject({}))
    .output(z.strictObject({ state: z.enum(['off', 'open', 'failed']), addresses: z.array(z.string()) })),
  /** A code that lets one more till join within ten minutes. */
  createPairingCode: command('users.manage', '/tills/pairing-code')
    .input(z.strictObject({}))
    .output(z.strictObject({ code: z.string(), expiresAt: instantSchema })),
  /** Joins a till: its number, its own receipt sequence, and the token it shows with every call (`X-Dokani-Till`). */
  joinTill: command('public', '/tills/join')
    .errors(refusals('PAIRING_REFUSED', 'LOCKED_OUT'))
    .input(z.strictObject({ code: z.string().trim().min(6).max(12), name: requiredTextSchema(40) }))
    .output(z.strictObject({ till: tillSchema, tillToken: z.string() })),
  removeTill: command('users.manage', '/tills/remove')
    .errors(refusals('NOT_FOUND_RECORD'))
    .input(z.strictObject({ id: z.int() }))
    .output(z.strictObject({})),
};
