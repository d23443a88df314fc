/** Whether the link rests until the owner connects again: the shop's key is not here, or the marketplace knows it no more. */
export function isKeyLost(failure: string | null): boolean {
  return failure === 'NO_KEY' || failure === 'SIGN_IN_REQUIRED';
}
