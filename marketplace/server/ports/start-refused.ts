/** Why a node did not start: something its owner can put right. `message` is for them, in words. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
