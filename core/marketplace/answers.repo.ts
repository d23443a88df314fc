import type { ShopAnswer } from '../../shared/marketplace/sync.contract.ts';
import type { ShopDb } from '../db/open.ts';

/** What the shop said to an order, and whether the marketplace has it. */
export type KeptAnswer = {
  id: string;
  orderId: string;
  answer: ShopAnswer;
  status: 'due' | 'sending' | 'done' | 'refused';
  attempts: number;
  madeAt: number;
  lastError: string;
};

type AnswerRow = Omit<KeptAnswer, 'answer'> & { content: string };

const SELECT = `SELECT id, order_id AS orderId, content, status, attempts, made_at AS madeAt, last_error AS lastError FROM market_answers`;
const answerOf = ({ content, ...row }: AnswerRow): KeptAnswer => ({
  ...row,
  answer: JSON.parse(content) as ShopAnswer,
});

/** Adds an answer, to be sent; false where it is known already. */
export function insertAnswer(
  db: ShopDb,
  answer: { id: string; orderId: string; answer: ShopAnswer; userId: string; now: number },
): boolean {
  return (
    db
      .statement(
        `INSERT INTO market_answers (id, order_id, kind, content, status, user_id, made_at, retry_at)
         VALUES (@id, @orderId, @kind, @content, 'due', @userId, @now, @now) ON CONFLICT (id) DO NOTHING`,
      )
      .run({
        id: answer.id,
        orderId: answer.orderId,
        kind: answer.answer.kind,
        content: JSON.stringify(answer.answer),
        userId: answer.userId,
        now: answer.now,
      }).changes === 1
  );
}

/** Due, and not put off; put off by more than `LONGEST_OFF_MS` means that the clock was set back meanwhile. */
const IS_DUE = `status = 'due' AND (retry_at <= @now OR retry_at > @now + @longest)`;
const LONGEST_OFF_MS = 60 * 60_000;

/** The answer that is to be sent next: in the order in which they were given, those to one order never past each other. */
export function nextAnswer(db: ShopDb, now: number): KeptAnswer | undefined {
  const row = db
    .statement<[{ now: number; longest: number }], AnswerRow>(
      `${SELECT} AS a WHERE ${IS_DUE} AND NOT EXISTS (
         SELECT 1 FROM market_answers AS b WHERE b.order_id = a.order_id AND b.rowid < a.rowid AND b.status IN ('due', 'sending'))
       ORDER BY rowid LIMIT 1`,
    )
    .get({ now, longest: LONGEST_OFF_MS });
  return row && answerOf(row);
}

/** An answer that failed again and again waits until `retryAt`, so that it does not hold up the others. */
export function putOffAnswer(db: ShopDb, id: string, reason: string, retryAt: number): void {
  db.statement("UPDATE market_answers SET status = 'due', last_error = ?, retry_at = ? WHERE id = ?").run(
    reason,
    retryAt,
    id,
  );
}

/** Answers that were put off are to be sent now. */
export function hurryAnswers(db: ShopDb, now: number): void {
  db.statement("UPDATE market_answers SET retry_at = ? WHERE status = 'due' AND retry_at > ?").run(now, now);
}

/** How many answers wait to be sent. */
export function countAnswers(db: ShopDb): number {
  return (
    db
      .statement<[], { n: number }>(
        "SELECT count(*) AS n FROM market_answers WHERE status IN ('due', 'sending')",
      )
      .get()?.n ?? 0
  );
}

/** Answers to an order, oldest first. */
export function answersTo(db: ShopDb, orderId: string): KeptAnswer[] {
  return db
    .statement<[string], AnswerRow>(`${SELECT} WHERE order_id = ? ORDER BY rowid LIMIT 100`)
    .all(orderId)
    .map(answerOf);
}

/** Who gave the newest answer of these kinds to an order that the marketplace did not refuse; '' where nobody did. */
export function lastAnswerBy(db: ShopDb, orderId: string, kinds: readonly ShopAnswer['kind'][]): string {
  return (
    db
      .statement<[string, string], { name: string }>(
        `SELECT u.name FROM market_answers AS a JOIN users AS u ON u.id = a.user_id
         WHERE a.order_id = ? AND a.status <> 'refused' AND a.kind IN (SELECT value FROM json_each(?)) ORDER BY a.rowid DESC LIMIT 1`,
      )
      .get(orderId, JSON.stringify(kinds))?.name ?? ''
  );
}

/** An answer is under way, with what it says now. */
export function takeAnswer(db: ShopDb, id: string, answer: ShopAnswer): void {
  db.statement(
    "UPDATE market_answers SET status = 'sending', attempts = attempts + 1, content = ? WHERE id = ?",
  ).run(JSON.stringify(answer), id);
}

/** The marketplace took the answer, or refused it for a reason. */
export function settleAnswer(db: ShopDb, id: string, refusal: string): void {
  db.statement('UPDATE market_answers SET status = ?, last_error = ? WHERE id = ?').run(
    refusal === '' ? 'done' : 'refused',
    refusal,
    id,
  );
}

/** Answers that were under way and did not arrive are to be sent again. */
export function returnAnswers(db: ShopDb): void {
  db.statement("UPDATE market_answers SET status = 'due' WHERE status = 'sending'").run();
}
