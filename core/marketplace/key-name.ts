/** Under which name the shop's key for its marketplace lies in the secret store. */
export const KEY_NAME = 'marketplace-key';
