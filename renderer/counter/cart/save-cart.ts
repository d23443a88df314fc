import type { DraftDto } from '../../../shared/contract/sales.contract.ts';
import { api, isAnswer } from '../../api/client.ts';
import { signedIn } from '../../session/session-store.ts';
import { createDraftSaver } from './draft-saver.ts';
import { forgetUnsaved, keepUnsaved } from './unsaved-drafts.ts';

/** True for an answer that asking again does not change. */
export function isFinalAnswer(error: unknown): boolean {
  return isAnswer(error) && error.code !== 'SIGN_IN_REQUIRED';
}

// Locked in the middle of a save, the till sends it again when the next person signs in: a held cart is nowhere else.
const saver = createDraftSaver(async (draft) => {
  await signedIn();
  try {
    await api.sales.saveDraft(draft);
  } catch (error) {
    if (isFinalAnswer(error)) forgetUnsaved(draft);
    throw error;
  }
  forgetUnsaved(draft);
}, isFinalAnswer);

const LONGEST_SAVE_MS = 4000;
/** Long enough where the browser keeps the cart as well. */
const SHORT_SAVE_MS = 1500;

let isKeptInBrowser = false;

/** Sends a cart to the server in the background; until it is there the browser keeps it. */
export function saveCart(draft: DraftDto, userId: string | null): void {
  isKeptInBrowser = keepUnsaved({ draft, userId });
  saver.push(draft);
}

/** Nothing of this cart is saved or kept any more: it was sold. */
export function forgetSoldCart(id: string): void {
  saver.drop(id);
  forgetUnsaved({ id, revision: Number.POSITIVE_INFINITY });
}

/** True once no cart would be lost with this window: the server has them all, or after a while the browser keeps what it has not. */
export function areCartsSafe(): Promise<boolean> {
  const wait = isKeptInBrowser ? SHORT_SAVE_MS : LONGEST_SAVE_MS;
  return Promise.race([
    saver.settled().then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(isKeptInBrowser), wait)),
  ]);
}
