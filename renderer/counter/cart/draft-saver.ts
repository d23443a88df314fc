import type { DraftDto } from '../../../shared/contract/sales.contract.ts';

/** Saves drafts in the background, one at a time, in order; of those that wait only the newest of each cart is sent. */
export type DraftSaver = {
  push: (draft: DraftDto) => void;
  /** Forgets what waits of this cart: it was sold. */
  drop: (draftId: string) => void;
  /** Resolves when nothing waits any more. */
  settled: () => Promise<void>;
};

/**
 * `save` sends one draft; `isFinal` says of an error that this draft may never be stored; then it is let go. After any other it is
 * sent again until it gets through, `retryMs` later, the others before it.
 */
export function createDraftSaver(
  save: (draft: DraftDto) => Promise<unknown>,
  isFinal: (error: unknown) => boolean,
  retryMs: (error: unknown) => number,
): DraftSaver {
  const waiting = new Map<string, DraftDto>();
  let running: Promise<void> | null = null;

  async function sendAll(): Promise<void> {
    for (;;) {
      const [draft] = waiting.values();
      if (!draft) return;
      waiting.delete(draft.id);
      try {
        await save(draft);
      } catch (error) {
        if (isFinal(error)) continue;
        if (!waiting.has(draft.id)) waiting.set(draft.id, draft);
        await new Promise((resolve) => setTimeout(resolve, retryMs(error)));
      }
    }
  }

  function run(): void {
    running ??= sendAll().finally(() => {
      running = null;
      if (waiting.size > 0) run();
    });
  }

  return {
    push(draft) {
      waiting.delete(draft.id);
      waiting.set(draft.id, draft);
      run();
    },
    drop(draftId) {
      waiting.delete(draftId);
    },
    settled: async () => {
      while (running) await running;
    },
  };
}
