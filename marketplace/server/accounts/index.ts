export { type Account, findAccount, findByEmail, insertAccount, setRole } from './accounts.repo.ts';
export { findCaller, SHOP_KEY_PREFIX, tokenHash } from './find-caller.ts';
export { makeResetToken } from './send-account-mail.ts';
export { newSecret } from './session.ts';
export { deleteExpiredTokens } from './tokens.repo.ts';
