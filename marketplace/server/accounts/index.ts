export {
  findAccount,
  findByEmail,
  insertAccount,
  markVerified,
  setRole,
} from './accounts.repo.ts';
export { findCaller, SHOP_KEY_PREFIX, tokenHash } from './find-caller.ts';
export { hashPassword } from './password.ts';
export { makeResetToken } from './send-account-mail.ts';
export { newSecret } from './session.ts';
export { deleteExpiredTokens } from './tokens.repo.ts';
