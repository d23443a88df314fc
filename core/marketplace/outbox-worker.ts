import { setTimeout as sleep } from 'node:timers/promises';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { Shop } from '../app/shop.ts';
import type { ShopDb } from '../db/open.ts';
import type { MarketClient } from '../ports/ports.ts';
import { nextAnswer, returnAnswers } from './answers.repo.ts';
import { backoffMs } from './backoff-rules.ts';
import { compareVersions } from './compare-versions.ts';
import { FeedRest } from './feed-rest.ts';
import { greetMarket } from './greet-market.ts';
import { KEY_NAME } from './key-name.ts';
import { noteSuccess, readLink, setNeedsCompare } from './link.repo.ts';
import { hasDue, returnGoods } from './queue.repo.ts';
import { sendAnswer } from './send-answers.ts';
import { sendGoods } from './send-goods.ts';
import { sendPicture } from './send-picture.ts';
import { takeOrders } from './take-orders.ts';
import { isLoopback } from './training-shop.ts';
import { PACE, type Pace } from './worker-pace.ts';
import { isUnfit, type OutboxWorker, type WorkerState } from './worker-state.ts';

const GREET_AFTER_MS = 3_000;
const workers = new WeakMap<ShopDb, OutboxWorker>();

/** The worker of an open shop; undefined while none runs. */
export function workerOf(db: ShopDb): OutboxWorker | undefined {
  return workers.get(db);
}

class Worker implements OutboxWorker {
  private readonly shop: Shop;
  private readonly pace: Pace;
  private readonly end = new AbortController();
  private life = new AbortController();
  private running: Promise<void> | null = null;
  private again = false;
  private feed: Promise<void> = Promise.resolve();
  private readonly feedRest: FeedRest;
  private failures = 0;
  private failingSince: number | null = null;
  private client: MarketClient | null = null;
  private rest: NodeJS.Timeout | undefined;
  private readonly poll: NodeJS.Timeout;
  private greetedAt = Number.NEGATIVE_INFINITY;
  private greetEvery: number;
  /** Orders are taken from a greeting that found the two to understand each other until one that does not. */
  private fit: AbortController | null = null;
  private now: WorkerState = { connection: 'off', failure: null, sending: null };

  constructor(shop: Shop, pace: Pace) {
    this.shop = shop;
    this.pace = pace;
    this.greetEvery = pace.greetMs;
    this.feedRest = new FeedRest(pace);
    this.poll = setInterval(() => this.wake(), pace.pollMs);
    this.poll.unref();
    void this.listen();
    this.relink();
  }

  state(): WorkerState {
    return this.now;
  }

  wake(hurry = false): void {
    if (this.end.signal.aborted || this.client === null) return;
    if (hurry) this.wakeUp();
    if (this.rest !== undefined) return;
    if (this.running) {
      this.again = true;
      return;
    }
    if (this.now.connection === 'online' && !this.hasWork() && !this.isGreetingDue()) return;
    const { signal } = this.life;
    this.running = this.push(signal).finally(() => {
      this.running = null;
      const isWanted = this.again;
      this.again = false;
      if (isWanted) this.wake();
    });
  }

  relink(): void {
    this.life.abort();
    this.life = new AbortController();
    this.client = null;
    this.fit = null;
    this.failures = 0;
    this.wakeUp();
    if (this.end.signal.aborted) return;
    const { signal } = this.life;
    const before = Promise.all([this.running, this.feed]);
    this.feed = before.then(() => this.open(signal)).catch((error: unknown) => this.stumble(error));
  }

  async waitForIdle(): Promise<void> {
    do {
      await sleep(0);
      await this.running;
    } while (this.running !== null);
  }

  async stop(): Promise<void> {
    clearInterval(this.poll);
    this.end.abort();
    this.life.abort();
    this.wakeUp();
    workers.delete(this.shop.db);
    await Promise.all([this.running, this.feed]);
  }

  private wakeUp(): void {
    clearTimeout(this.rest);
    this.rest = undefined;
  }

  /** The marketplace approves, suspends and counts without being asked: it is greeted again now and then. */
  private isGreetingDue(afterMs = this.greetEvery): boolean {
    return performance.now() - this.greetedAt > afterMs;
  }

  private hasWork(): boolean {
    return hasDue(this.shop.db) || this.hasAnswer() || readLink(this.shop.db)?.needsCompare === true;
  }

  private hasAnswer(): boolean {
    return nextAnswer(this.shop.db, this.shop.ports.clock.now()) !== undefined;
  }

  private set(change: Partial<WorkerState>): void {
    const next = { ...this.now, ...change };
    const isSame = JSON.stringify(next) === JSON.stringify(this.now);
    this.now = next;
    if (!isSame) this.shop.events.publish({ type: 'market-sync' });
  }

  /** A sale, a delivery, a new price: what they changed is sent at once rather than at the next look. */
  private async listen(): Promise<void> {
    try {
      for await (const event of this.shop.events.subscribe(this.end.signal))
        if (event.type === 'stock-changed' || event.type === 'catalog-changed') this.wake();
    } catch (error) {
      if (!this.end.signal.aborted) this.stumble(error);
    }
  }

  private stumble(error: unknown): void {
    this.shop.ports.logger.error({ error: String(error) }, 'the marketplace worker stumbled');
  }

  private async open(signal: AbortSignal): Promise<void> {
    const { db, ports, options } = this.shop;
    const link = readLink(db);
    if (!link) return this.set({ connection: 'off', failure: null, sending: null });
    if (link.isPaused) return this.set({ connection: 'paused', failure: null, sending: null });
    if (options.training && !isLoopback(link.address))
      return this.set({ connection: 'waiting', failure: 'TRAINING_SHOP', sending: null });
    const key = await ports.secrets?.get(KEY_NAME).catch((error: unknown) => {
      ports.logger.error({ error: String(error) }, 'the secret store gave no key');
      return null;
    });
    if (signal.aborted) return;
    if (!key) return this.set({ connection: 'waiting', failure: 'NO_KEY', sending: null });
    this.client = ports.openMarket(link.address, key);
    this.set({ connection: 'connecting', failure: null, sending: null });
    this.wake();
    await this.follow(this.client, signal);
  }

  /** Orders do not come: whether the marketplace is there is asked now, also where nothing waits to be sent. */
  private doubt(): void {
    this.greetedAt = Number.NEGATIVE_INFINITY;
    this.wake();
  }

  /** Orders come by a long poll that is renewed for as long as the link lasts. */
  private async follow(client: MarketClient, signal: AbortSignal): Promise<void> {
    this.feedRest.end();
    while (!signal.aborted) {
      const { fit } = this;
      if (!fit) {
        await this.feedRest.take(signal);
        continue;
      }
      try {
        const asking = { waitMs: this.pace.feedWaitMs, signal: AbortSignal.any([signal, fit.signal]) };
        const came = await takeOrders(this.shop, client, asking);
        this.feedRest.end();
        noteSuccess(this.shop.db, this.shop.ports.clock.now());
        if (came > 0 || this.now.connection !== 'online') this.wake(true);
      } catch (error) {
        if (signal.aborted) return;
        if (fit.signal.aborted) continue;
        if (!(error instanceof MarketFailure)) this.stumble(error);
        const rest = this.feedRest.take(signal);
        this.doubt();
        await rest;
      }
    }
  }

  private async push(signal: AbortSignal): Promise<void> {
    const { client } = this;
    if (!client) return;
    const startedAt = performance.now();
    try {
      if (this.now.connection !== 'online' || this.isGreetingDue()) await this.greet(client, signal);
      if (this.failingSince !== null && performance.now() - this.failingSince >= this.pace.outageMs)
        setNeedsCompare(this.shop.db, true);
      this.failingSince = null;
      const hasSent = await this.send(client, signal);
      if (hasSent && this.isGreetingDue(GREET_AFTER_MS)) await this.greet(client, signal);
      this.failures = 0;
      this.set({ connection: 'online', failure: null, sending: null });
    } catch (error) {
      this.takeBack();
      if (!signal.aborted) this.fail(error, this.greetedAt >= startedAt);
    }
  }

  /** What was under way may or may not have arrived: sent again, the marketplace knows it by version or id. */
  private takeBack(): void {
    try {
      returnGoods(this.shop.db);
      returnAnswers(this.shop.db);
    } catch (error) {
      this.stumble(error);
    }
  }

  private async greet(client: MarketClient, signal: AbortSignal): Promise<void> {
    const { status } = await greetMarket(this.shop, client, signal);
    signal.throwIfAborted();
    this.greetedAt = performance.now();
    // Somebody waits in front of the screen for the approval.
    this.greetEvery = status === 'pending' ? this.pace.greetPendingMs : this.pace.greetMs;
    const isBack = this.fit === null || this.now.connection !== 'online';
    this.fit ??= new AbortController();
    if (isBack) this.feedRest.end();
    this.set({ connection: 'online', failure: null });
    this.shop.events.publish({ type: 'market-sync' });
  }

  /** Sends until nothing waits; answers whether goods went out. */
  private async send(client: MarketClient, signal: AbortSignal): Promise<boolean> {
    const { db, ports } = this.shop;
    let hasSent = false;
    if (readLink(db)?.needsCompare) {
      this.set({ sending: 'compare' });
      await compareVersions(this.shop, client, signal);
    }
    for (;;) {
      signal.throwIfAborted();
      if (this.hasAnswer()) this.set({ sending: 'answers' });
      if (await sendAnswer(this.shop, client, signal)) continue;
      if (hasDue(db)) this.set({ sending: 'goods' });
      if ((await sendGoods(this.shop, client, signal)) > 0) {
        noteSuccess(db, ports.clock.now());
        hasSent = true;
        continue;
      }
      if (!(await sendPicture(this.shop, client, signal))) break;
      this.set({ sending: 'pictures' });
    }
    noteSuccess(db, ports.clock.now());
    return hasSent;
  }

  private fail(error: unknown, hasGreeted: boolean): void {
    if (!(error instanceof MarketFailure)) this.stumble(error);
    this.failures += 1;
    // A marketplace that greets and fails on what it is sent is no outage.
    if (!hasGreeted) this.failingSince ??= performance.now();
    const code = error instanceof MarketFailure ? error.code : 'SERVER_TROUBLE';
    if (isUnfit(code)) {
      // What would be taken on at the till now could not be answered at the marketplace.
      this.fit?.abort();
      this.fit = null;
    }
    this.set({ connection: 'waiting', failure: code, sending: null });
    this.rest = setTimeout(
      () => {
        this.rest = undefined;
        this.wake();
      },
      backoffMs(this.failures, this.pace.random(), this.pace.firstRetryMs),
    );
    this.rest.unref();
  }
}

/** Starts the worker of an open shop, one for each: what was under way is due again, and as the file may have been restored, versions are compared first. */
export function startOutboxWorker(shop: Shop, pace: Partial<Pace> = {}): OutboxWorker {
  returnGoods(shop.db);
  returnAnswers(shop.db);
  setNeedsCompare(shop.db, true);
  const worker = new Worker(shop, { ...PACE, ...pace });
  workers.set(shop.db, worker);
  return worker;
}
