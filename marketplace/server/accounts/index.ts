export {
  disownAccount,
  findAccount,
  findByEmail,
  insertAccount,
  markVerified,
  setRole,
} from './accounts.repo.ts';
export { bringsKey, findCaller, SHOP_KEY_PREFIX, tokenHash } from './find-caller.ts';
export { hashPassword } from './password.ts';
export { makeResetToken } from './send-account-mail.ts';
export { newSecret } from './session.ts';
export { deleteExpiredTokens, endMailTokens, revokeAll } from './tokens.repo.ts';
