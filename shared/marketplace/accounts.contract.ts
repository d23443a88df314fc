import { z } from 'zod';
import { isMobileNumber } from '../text/phone.ts';
import { marketRefusals } from './market-errors.ts';
import {
  emailSchema,
  marketIdSchema,
  marketLanguageSchema,
  marketPhoneSchema,
  marketRequiredTextSchema,
  momentSchema,
  passwordSchema,
} from './market-primitives.ts';
import { marketCommand, marketQuery } from './market-procedure.ts';

/** Three kinds of people: customers, sellers (who are customers too), administrators. */
export const accountRoleSchema = z.enum(['customer', 'seller', 'admin']);
export type AccountRole = z.infer<typeof accountRoleSchema>;

export const accountSchema = z.strictObject({
  id: marketIdSchema,
  email: z.string(),
  name: z.string(),
  phone: z.string(),
  language: marketLanguageSchema,
  role: accountRoleSchema,
});
export type AccountDto = z.infer<typeof accountSchema>;

/**
 * `refreshToken` is null for a page: it lies in an HttpOnly cookie there. Each refresh gives a new one; using an old one again
 * ends the whole session, because one of the two who hold it stole it.
 */
export const sessionSchema = z.strictObject({
  accessToken: z.string(),
  expiresAt: momentSchema,
  refreshToken: z.string().nullable(),
  account: accountSchema,
});
export type SessionDto = z.infer<typeof sessionSchema>;

const keepIn = z.enum(['cookie', 'body']).default('cookie');
const mailToken = z.string().min(20).max(200);

export const accountsContract = {
  signUp: marketCommand(
    'public',
    '/accounts',
    'Open an account. The answer is the same whether or not the address is known; the mail tells.',
    'guess',
  )
    .errors(marketRefusals('WEAK_PASSWORD'))
    .input(
      z
        .strictObject({
          email: emailSchema,
          password: passwordSchema,
          name: marketRequiredTextSchema(100),
          phone: marketPhoneSchema.or(z.literal('')).default(''),
          language: marketLanguageSchema.default('bn'),
          role: z.enum(['customer', 'seller']).default('customer'),
        })
        // A shop may be reached at a landline.
        .refine(({ role, phone }) => role !== 'customer' || phone === '' || isMobileNumber(phone), {
          path: ['phone'],
          error: 'not a mobile number',
        }),
    )
    .output(z.strictObject({ sentTo: z.string() })),
  verifyEmail: marketCommand(
    'public',
    '/accounts/verify',
    'Confirm an e-mail address with the token of the mail',
    'guess',
  )
    .errors(marketRefusals('BAD_TOKEN'))
    .input(z.strictObject({ token: mailToken }))
    .output(z.strictObject({ email: z.string() })),
  signIn: marketCommand('public', '/session', 'Sign in with e-mail and password', 'guess')
    .errors(marketRefusals('WRONG_PASSWORD', 'EMAIL_NOT_VERIFIED'))
    .input(z.strictObject({ email: emailSchema, password: z.string().max(200), keepIn }))
    .output(sessionSchema),
  // Counted as writing: the token cannot be guessed, and every page begins with it.
  refresh: marketCommand('public', '/session/refresh', 'Exchange a refresh token for a new session')
    .errors(marketRefusals('BAD_TOKEN'))
    .input(z.strictObject({ refreshToken: z.string().max(200).nullable().default(null) }))
    .output(sessionSchema),
  signOut: marketCommand('public', '/session/end', 'End the session of this device')
    .input(z.strictObject({ refreshToken: z.string().max(200).nullable().default(null) }))
    .output(z.strictObject({})),
  requestReset: marketCommand(
    'public',
    '/accounts/reset/request',
    'Ask for a mail to set a new password',
    'guess',
  )
    .input(z.strictObject({ email: emailSchema }))
    .output(z.strictObject({ sentTo: z.string() })),
  reset: marketCommand(
    'public',
    '/accounts/reset',
    'Set a new password with the token of the mail; ends all sessions',
    'guess',
  )
    .errors(marketRefusals('BAD_TOKEN', 'WEAK_PASSWORD'))
    .input(z.strictObject({ token: mailToken, password: passwordSchema }))
    .output(z.strictObject({})),
  me: marketQuery('signed-in', '/accounts/me', 'The account that is signed in').output(accountSchema),
  becomeSeller: marketCommand(
    'signed-in',
    '/accounts/me/seller',
    'Let this account keep shops too; the next refresh gives a token that may',
  )
    .errors(marketRefusals('EMAIL_NOT_VERIFIED'))
    .output(accountSchema),
  updateProfile: marketCommand('signed-in', '/accounts/me', 'Change name, phone or language')
    .input(
      z.strictObject({
        name: marketRequiredTextSchema(100),
        phone: marketPhoneSchema.or(z.literal('')),
        language: marketLanguageSchema,
      }),
    )
    .output(accountSchema),
};
