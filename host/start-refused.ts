import type { StartRefusal } from '../shared/desktop/shell-messages.ts';

/** The store server cannot start, for a reason its user can do something about; `message` is for them. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
  readonly code: StartRefusal;
  /** Where the shop is open already, for ALREADY_OPEN. */
  readonly url: string | null;

  constructor(code: StartRefusal, message: string, url: string | null = null) {
    super(message);
    this.code = code;
    this.url = url;
  }
}
