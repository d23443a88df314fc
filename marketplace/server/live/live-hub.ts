import type { MarketEvent } from '../../../shared/marketplace/orders.contract.ts';
import type { LiveTopic } from './live.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';

const MOST_WAITING = 500;

/** Subscribers of one node, by topic. */
export type LiveHub = {
  /** Hands the event to every subscriber of the topic; never waits for one. */
  deliver(topic: LiveTopic, event: MarketEvent): void;
  add(topics: readonly LiveTopic[], signal: AbortSignal | undefined): AsyncIterableIterator<MarketEvent>;
  has(topic: LiveTopic): boolean;
  close(): void;
};

/**
 * A hub that says `alive` every `aliveMs` to all subscribers by one timer. `onTopic` hears when the first subscriber of a topic came and when the last
 * one went.
 */
export function createHub(
  aliveMs: number,
  onTopic: (topic: LiveTopic, isWanted: boolean) => void = () => undefined,
): LiveHub {
  const topics = new Map<LiveTopic, Set<Mailbox>>();
  const mailboxes = new Set<Mailbox>();
  const timer = setInterval(() => {
    for (const mailbox of mailboxes) mailbox.put({ type: 'alive' });
  }, aliveMs);
  timer.unref();

  function remove(mailbox: Mailbox, wanted: readonly LiveTopic[]): void {
    mailboxes.delete(mailbox);
    for (const topic of wanted) {
      const readers = topics.get(topic);
      if (!readers?.delete(mailbox) || readers.size > 0) continue;
      topics.delete(topic);
      onTopic(topic, false);
    }
  }
  return {
    deliver(topic, event) {
      for (const mailbox of topics.get(topic) ?? []) mailbox.put(event);
    },
    add(wanted, signal) {
      const leave = () => {
        signal?.removeEventListener('abort', mailbox.close);
        remove(mailbox, wanted);
      };
      const mailbox = createMailbox(MOST_WAITING, leave);
      mailboxes.add(mailbox);
      for (const topic of wanted) {
        const readers = topics.get(topic);
        if (readers) readers.add(mailbox);
        else {
          topics.set(topic, new Set([mailbox]));
          onTopic(topic, true);
        }
      }
      if (signal?.aborted) mailbox.close();
      else signal?.addEventListener('abort', mailbox.close, { once: true });
      return mailbox.reader;
    },
    has: (topic) => topics.has(topic),
    close() {
      clearInterval(timer);
      for (const mailbox of mailboxes) mailbox.close();
    },
  };
}
