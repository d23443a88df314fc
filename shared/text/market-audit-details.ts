import type { Paisa } from '../money/money.ts';
import { formatNumber, formatTaka, type Language, localCode } from './format.ts';

type Words = Readonly<Record<string, string>>;

type Label =
  | 'order'
  | 'answer'
  | 'goods'
  | 'paused'
  | 'ordersStopped'
  | 'promo'
  | 'discount'
  | 'minimum'
  | 'maxUses'
  | 'safetyStock'
  | 'nearExpiry'
  | 'days'
  | 'keys';

/** The texts of a language that the marketplace's entries of the audit trail are said in. */
export type MarketAuditTexts = Readonly<Record<Label, string>> & { answers: Words; onlineShop: Words };

type Saying = { texts: MarketAuditTexts; yes: string; no: string; language: Language };
type Say = (value: unknown, saying: Saying) => string;

const labelled = (label: Label, { texts }: Saying, text: string): string => `${texts[label]}: ${text}`;

const count =
  (label: Label): Say =>
  (value, saying) =>
    labelled(label, saying, formatNumber(Number(value), saying.language));

const money =
  (label: Label): Say =>
  (value, saying) =>
    value === null || value === 0
      ? ''
      : labelled(label, saying, formatTaka(Number(value) as Paisa, saying.language));

const share = (value: unknown, { language }: Saying): string =>
  `${formatNumber(Number(value) / 100, language)}%`;

const written =
  (label: Label): Say =>
  (value, saying) =>
    labelled(label, saying, localCode(String(value), saying.language));

const yesOrNo =
  (label: Label): Say =>
  (value, saying) =>
    labelled(label, saying, value === true ? saying.yes : saying.no);

const answer: Say = (value, saying) => {
  const kind = String(value);
  return labelled('answer', saying, saying.texts.answers[kind] ?? kind);
};

const keys: Say = (value, saying) => {
  const names: unknown[] = Array.isArray(value) ? value : [];
  const named = names.map((name) => saying.texts.onlineShop[String(name)] ?? String(name));
  return labelled('keys', saying, named.join(', '));
};

/** How short-dated goods are marked down: `60 days, 25%`. */
const markDown: Say = (value, saying) => {
  const { days, percentBp } = (value ?? {}) as { days?: number; percentBp?: number };
  if (days === undefined) return labelled('nearExpiry', saying, saying.no);
  return labelled(
    'nearExpiry',
    saying,
    `${formatNumber(days, saying.language)} ${saying.texts.days}, ${share(percentBp, saying)}`,
  );
};

const SAY: Readonly<Record<string, Say>> = {
  answer,
  code: written('order'),
  promo: written('promo'),
  percentBp: (value, saying) => (value === null ? '' : labelled('discount', saying, share(value, saying))),
  amount: money('discount'),
  minimum: money('minimum'),
  maxUses: count('maxUses'),
  safetyStock: count('safetyStock'),
  nearExpiry: markDown,
  keys,
  changed: count('goods'),
  // An id that nobody reads.
  shopId: () => '',
};

/** A detail of an entry of the marketplace in words; undefined where it is none of its own. */
export function marketAuditDetail(
  action: string,
  key: string,
  value: unknown,
  saying: Saying,
): string | undefined {
  if (!action.startsWith('marketplace.')) return undefined;
  // Paused by hand here, or, where the shop left, whether the marketplace heard that it takes no orders.
  if (key === 'isPaused')
    return yesOrNo(action === 'marketplace.disconnect' ? 'ordersStopped' : 'paused')(value, saying);
  return SAY[key]?.(value, saying);
}
