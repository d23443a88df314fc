import { ORPCError } from '@orpc/client';
import type { AccountDto } from '../../../shared/marketplace/accounts.contract.ts';
import { MarketRefusal } from '../../../shared/marketplace/market-errors.ts';
import { isMobileNumber } from '../../../shared/text/phone.ts';
import { asAccount, door } from '../app/door.ts';
import { accountDto, findAccount, updateProfile } from './accounts.repo.ts';
import { becomeSeller } from './become-seller.ts';
import { endSession, refreshSession } from './refresh-session.ts';
import { requestReset, resetPassword } from './reset-password.ts';
import { dropSessionCookie, handOut, readSessionCookie } from './session.ts';
import { signIn } from './sign-in.ts';
import { signUp } from './sign-up.ts';
import { verifyEmail } from './verify-email.ts';

/** Throws BAD_REQUEST for a customer's new number that is none of a mobile. One that was taken before there was a rule stays as it is. */
function refuseOtherThanMobile(before: Pick<AccountDto, 'role' | 'phone'>, phone: string): void {
  if (before.role !== 'customer' || phone === '' || phone === before.phone || isMobileNumber(phone)) return;
  const issues = [{ path: ['phone'], message: 'not a mobile number' }];
  throw new ORPCError('BAD_REQUEST', { message: 'Input validation failed', data: { issues } });
}

/** Accounts of people and their sessions. */
export const accountsHandlers = {
  signUp: door.accounts.signUp.handler(({ input, context }) => signUp(context.market, input)),
  verifyEmail: door.accounts.verifyEmail.handler(({ input, context }) =>
    verifyEmail(context.market, input.token),
  ),
  signIn: door.accounts.signIn.handler(async ({ input, context }) => {
    const session = await signIn(context.market, { ...input, from: context.address });
    return handOut(context.market, context, session, input.keepIn);
  }),
  refresh: door.accounts.refresh.handler(async ({ input, context }) => {
    const broughtIn = input.refreshToken === null ? 'cookie' : 'body';
    const token = input.refreshToken ?? readSessionCookie(context.market, context);
    if (token === undefined) throw new MarketRefusal('BAD_TOKEN', {});
    const session = await refreshSession(context.market, token, broughtIn);
    return handOut(context.market, context, session, broughtIn);
  }),
  signOut: door.accounts.signOut.handler(async ({ input, context }) => {
    const token = input.refreshToken ?? readSessionCookie(context.market, context);
    if (token !== undefined) await endSession(context.market, token);
    dropSessionCookie(context.market, context);
    return {};
  }),
  requestReset: door.accounts.requestReset.handler(({ input, context }) =>
    requestReset(context.market, input.email),
  ),
  reset: door.accounts.reset.handler(async ({ input, context }) => {
    await resetPassword(context.market, input);
    return {};
  }),
  me: door.accounts.me.handler(async ({ context }) => {
    const { db, account } = asAccount(context);
    const found = await findAccount(db, account.id);
    if (!found) throw new MarketRefusal('SIGN_IN_REQUIRED', {});
    return accountDto(found);
  }),
  becomeSeller: door.accounts.becomeSeller.handler(({ context }) => becomeSeller(asAccount(context))),
  updateProfile: door.accounts.updateProfile.handler(async ({ input, context }) => {
    const { db, account } = asAccount(context);
    const before = await findAccount(db, account.id);
    if (!before) throw new MarketRefusal('SIGN_IN_REQUIRED', {});
    refuseOtherThanMobile(before, input.phone);
    const found = await updateProfile(db, account.id, input);
    if (!found) throw new MarketRefusal('SIGN_IN_REQUIRED', {});
    return accountDto(found);
  }),
};
