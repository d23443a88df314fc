import type { DraftDto } from '../../../shared/contract/sales.contract.ts';
import { createStore } from '../../../shared/web/store.ts';
import { api, isAnswer } from '../../api/client.ts';
import { signedIn } from '../../session/session-store.ts';
import { createDraftSaver } from './draft-saver.ts';
import { forgetUnsaved, keepUnsaved, type UnsavedDraft } from './unsaved-drafts.ts';

/** The answers that say that this cart may never be stored: sold, another till's, an order's that is over, or no cart at all. */
const FINAL = new Set(['NOT_FOUND_RECORD', 'VERSION_CONFLICT', 'ORDER_STATE', 'BAD_INPUT', 'BAD_REQUEST']);

/** True for a refusal of a cart that asking again does not change; a full disk, a fault or a lost session may be over soon. */
export function isCartRefused(error: unknown): boolean {
  return isAnswer(error) && FINAL.has(error.code);
}

/** The carts that the server was asked to save and has not saved yet, by id. */
export const cartsNotSaved = createStore<ReadonlySet<string>>(new Set());

function noteSaved(id: string, isSaved: boolean): void {
  const before = cartsNotSaved.get();
  if (before.has(id) !== isSaved) return;
  const after = new Set(before);
  if (isSaved) after.delete(id);
  else after.add(id);
  cartsNotSaved.set(after);
}

/** Carts put aside in this window that the list of held carts does not have yet: it waits for the server, or was not read since. */
export const heldOnTheWay = createStore<ReadonlySet<DraftDto>>(new Set());

/** A newer save of a cart takes the place of an older one. */
function noteHeld(id: string, held: DraftDto | null): void {
  const others = [...heldOnTheWay.get()].filter((each) => each.id !== id);
  if (held || others.length < heldOnTheWay.get().size)
    heldOnTheWay.set(new Set(held ? [...others, held] : others));
}

function noteListed(draft: DraftDto): void {
  if (heldOnTheWay.get().has(draft)) noteHeld(draft.id, null);
}

let readList: () => Promise<unknown> = async () => undefined;

/** Tells how the list of held carts is read again once one of this window's is in it. */
export function onHeldSaved(read: () => Promise<unknown>): void {
  readList = read;
}

const AFTER_SILENCE_MS = 1500;
/** A full disk is asked less often than a wire that is cut: each refusal is a line in the server's log. */
const AFTER_ANSWER_MS = 5000;

// Locked in the middle of a save, the till sends it again when the next person signs in: a held cart is nowhere else.
const saver = createDraftSaver(
  async (draft) => {
    await signedIn();
    try {
      await api.sales.saveDraft(draft);
    } catch (error) {
      const isRefused = isCartRefused(error);
      noteSaved(draft.id, isRefused);
      if (isRefused) {
        forgetUnsaved(draft);
        noteListed(draft);
      }
      throw error;
    }
    noteSaved(draft.id, true);
    forgetUnsaved(draft);
    // The news of it may come later than the answer.
    if (heldOnTheWay.get().has(draft)) void readList().finally(() => noteListed(draft));
  },
  isCartRefused,
  (error) => (isAnswer(error) ? AFTER_ANSWER_MS : AFTER_SILENCE_MS),
);

/** Carts of which this window has the newest itself. */
const sentHere = new Set<string>();

const LONGEST_SAVE_MS = 4000;
/** Long enough where the browser keeps the cart as well. */
const SHORT_SAVE_MS = 1500;

let isKeptInBrowser = false;

/** Sends a cart to the server in the background; until it is there the browser keeps it. */
export function saveCart(draft: DraftDto, userId: string | null): void {
  isKeptInBrowser = keepUnsaved({ draft, userId });
  sentHere.add(draft.id);
  noteHeld(draft.id, draft.state === 'held' ? draft : null);
  saver.push(draft);
}

/** Sends a cart of an earlier window until the server has it, unless this window has a newer one of it. */
export function goOnSaving({ draft, userId }: UnsavedDraft): void {
  if (!sentHere.has(draft.id)) saveCart(draft, userId);
}

/** Nothing of this cart is saved or kept any more: it was sold. */
export function forgetSoldCart(id: string): void {
  saver.drop(id);
  noteSaved(id, true);
  noteHeld(id, null);
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
