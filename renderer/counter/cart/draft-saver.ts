import type { DraftDto } from '../../../shared/contract/sales.contract.ts';

/** Saves drafts in the background, one at a time, in order; of those that wait only the newest of each cart is sent. */
export type DraftSaver = {
  push: (draft: DraftDto) => void;
  /** Forgets what waits of this cart: it was sold. */
  drop: (draftId: string) => void;
  /** Resolves when nothing waits any more. */
  settled: () => Promise<void>;
};

const RETRY_MS = 1500;

/**
 * `save` sends one draft; `isFinal` says whether an error is the server's answer (then the draft is let go: the next change
 * brings a newer one) or a lost connection (then it is sent again until it gets through).
 */
export function createDraftSaver(
  save: (draft: DraftDto) => Promise<unknown>,
  isFinal: (error: unknown) => boolean,
  retryMs = RETRY_MS,
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
        await new Promise((resolve) => setTimeout(resolve, retryMs));
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
