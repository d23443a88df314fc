import { unitWord } from '../cart/unit-words.ts';
import { PACK_UNITS, type PackUnit } from '../catalog/units.ts';
import type { Paisa } from '../money/money.ts';
import { formatNumber, formatTaka, type Language, localCode, localDigits } from './format.ts';
import { type MarketAuditTexts, marketAuditDetail } from './market-audit-details.ts';

type Words = Readonly<Record<string, string>>;

/** The texts of a language that an entry of the audit trail is said in: the locale files of these names. */
export type AuditTexts = {
  auditDetails: Readonly<Record<string, string | Words | MarketAuditTexts>> & {
    states: Words;
    market: MarketAuditTexts;
  };
  lists: { names: Words; format: Words; yes: string; no: string; column: { class: string } };
  office: { none: string; tender: Words; role: Words; language: Words; oversell: Words };
  products: {
    class: Words;
    isActive: string;
    isCounted: string;
    oversell: string;
    oversellShop: string;
    vat: string;
  };
  settings: {
    shop: Readonly<Record<string, string | Words>> & { kinds: Words; kind: string; language: string };
    receipt: Words;
    counter: Readonly<Record<string, string | Words>>;
    hotkeys: Words;
    printers: Readonly<Record<string, string | Words>> & { kind: Words; connection: string; default: string };
    tills: Words;
    users: Readonly<Record<string, string | Words>> & { isActive: string };
  };
};

type Saying = { texts: AuditTexts; language: Language; action: string };
type Say = (value: unknown, saying: Saying, key: string) => string;

/** What a value is called; one that has no word is said as it is. */
const named = (words: Words, value: unknown): string => words[String(value)] ?? String(value);

/** A label of the details themselves. */
function labelOf({ texts }: Saying, key: string): string {
  const label = texts.auditDetails[key];
  return typeof label === 'string' ? label : key;
}

const labelled = (label: string, text: string): string => (text === '' ? '' : `${label}: ${text}`);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const field = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

const taka = (value: unknown, { language }: Saying): string => formatTaka(Number(value) as Paisa, language);

/** `before → after`, or the value alone where it is no pair; nothing where both are the same. */
function change(value: unknown, word: (one: unknown) => string): string {
  if (!Array.isArray(value)) return word(value);
  const [before, after] = value;
  return before === after ? '' : `${word(before)} → ${word(after)}`;
}

const money: Say = (value, saying, key) =>
  value === 0 && key === 'discount' ? '' : labelled(labelOf(saying, key), taka(value, saying));

const count: Say = (value, saying, key) =>
  labelled(labelOf(saying, key), formatNumber(Number(value), saying.language));

const written: Say = (value, saying, key) =>
  labelled(labelOf(saying, key), localCode(String(value), saying.language));

const receipt: Say = (value, saying) => written(value, saying, 'receipt');

const codes: Say = (value, saying, key) =>
  labelled(
    labelOf(saying, key === 'barcodes' ? 'barcodesAdded' : key),
    listOf(value)
      .map((code) => localCode(String(code), saying.language))
      .join(', '),
  );

/** Said only where it is so. */
const fact: Say = (value, saying, key) => (value === true ? labelOf(saying, key) : '');

const signed: Say = (value, saying) =>
  labelled(
    labelOf(saying, 'change'),
    `${Number(value) > 0 ? '+' : ''}${formatNumber(Number(value), saying.language)}`,
  );

const tenders: Say = (value, saying) =>
  labelled(
    labelOf(saying, 'tenders'),
    listOf(value)
      .map(
        (one) =>
          `${named(saying.texts.office.tender, field(one, 'kind'))} ${taka(field(one, 'amount'), saying)}`,
      )
      .join(' + '),
  );

const prices: Say = (value, saying) => {
  const { language, texts } = saying;
  const price = (amount: unknown) => (typeof amount === 'number' ? taka(amount, saying) : texts.office.none);
  const pack = (one: unknown) => {
    const unit = String(field(one, 'unit'));
    const word = PACK_UNITS.includes(unit as PackUnit) ? unitWord(unit as PackUnit, language) : unit;
    const size = Number(field(one, 'baseQuantity'));
    const of = size > 1 ? ` (${formatNumber(size, language)})` : '';
    const isChange = field(one, 'to') !== undefined;
    const amount = isChange
      ? `${price(field(one, 'from'))} → ${price(field(one, 'to'))}`
      : price(field(one, 'price'));
    return `${word}${of} ${amount}`;
  };
  return labelled(labelOf(saying, 'prices'), listOf(value).map(pack).join(', '));
};

const yesOrNo =
  (label: (saying: Saying) => string): Say =>
  (value, saying) =>
    labelled(
      label(saying),
      change(value, (one) => (one === true ? saying.texts.lists.yes : saying.texts.lists.no)),
    );

const SETTINGS: Readonly<Record<string, (texts: AuditTexts['settings']) => string | Words | undefined>> = {
  'shop.pharmacistRegistration': ({ shop }) => shop.pharmacist,
  'receipt.logoBase64': ({ receipt: texts }) => texts.logo,
  'counter.nearExpiryDays': ({ counter }) => counter.nearExpiry,
  'counter.idleLockMinutes': ({ counter }) => counter.idleLock,
  'counter.dayStartHour': ({ counter }) => counter.dayStart,
  'counter.discountCapBp': ({ counter }) => counter.caps,
  'counter.hotkeys': ({ hotkeys }) => hotkeys.title,
  'lan.enabled': ({ tills }) => tills.lan,
  language: ({ shop }) => shop.language,
};

/** The name that the settings screen gives a setting. */
function settingName(key: string, { settings }: AuditTexts): string {
  const [group = '', name = ''] = key.split('.');
  const groups: Readonly<Record<string, Readonly<Record<string, string | Words>>>> = settings;
  const found = SETTINGS[key] ? SETTINGS[key](settings) : groups[group]?.[name];
  return typeof found === 'string' ? found : key;
}

const settings: Say = (value, saying) =>
  labelled(
    labelOf(saying, 'keys'),
    listOf(value)
      .map((key) => settingName(String(key), saying.texts))
      .join(', '),
  );

const oneOf =
  (label: (texts: AuditTexts) => string, words: (texts: AuditTexts) => Words): Say =>
  (value, { texts }) =>
    labelled(
      label(texts),
      change(value, (one) => named(words(texts), one)),
    );

const SAY: Readonly<Record<string, Say>> = {
  receipt,
  receiptCode: receipt,
  earlierReceipt: written,
  trxId: written,
  seller: (value, saying) => labelled(labelOf(saying, 'seller'), String(value)),
  subtotal: money,
  total: money,
  discount: money,
  waived: money,
  tenders,
  prices,
  code: (value, saying) => written(value, saying, 'barcode'),
  barcodes: codes,
  barcodesAdded: codes,
  barcodesRemoved: codes,
  isActive: yesOrNo(({ texts, action }) =>
    action.startsWith('user.') ? texts.settings.users.isActive : texts.products.isActive,
  ),
  isCounted: yesOrNo(({ texts }) => texts.products.isCounted),
  isDefault: (value, { texts }) => (value === true ? texts.settings.printers.default : ''),
  oversell: (value, { texts }) =>
    labelled(
      texts.products.oversell,
      change(value, (one) =>
        one === null ? texts.products.oversellShop : named(texts.office.oversell, one),
      ),
    ),
  drugClass: oneOf(
    ({ lists }) => lists.column.class,
    ({ products }) => products.class,
  ),
  vatRateBp: (value, { texts, language }) =>
    labelled(
      texts.products.vat,
      change(value, (one) => `${formatNumber(Number(one) / 100, language)}%`),
    ),
  lines: count,
  state: (value, saying) =>
    labelled(labelOf(saying, 'state'), named(saying.texts.auditDetails.states, value)),
  known: (value, saying) => (value === false ? labelOf(saying, 'unknownPerson') : ''),
  clockBehind: fact,
  lastRecorded: (value, saying) => written(value, saying, 'lastRecorded'),
  locked: fact,
  renamed: fact,
  phoneChanged: fact,
  role: (value, saying) =>
    labelled(
      labelOf(saying, 'role'),
      change(value, (one) => named(saying.texts.office.role, one)),
    ),
  kind: oneOf(
    (texts) => texts.settings.shop.kind,
    (texts) => texts.settings.shop.kinds,
  ),
  language: oneOf(
    (texts) => texts.settings.shop.language,
    ({ office }) => office.language,
  ),
  keys: settings,
  created: count,
  updated: count,
  unchanged: count,
  refused: count,
  warnings: count,
  compared: count,
  differences: count,
  connection: oneOf(
    (texts) => texts.settings.printers.connection,
    (texts) => texts.settings.printers.kind,
  ),
  quantity: signed,
  before: count,
  onHand: count,
  units: count,
  reason: written,
  list: (value, saying) => labelled(labelOf(saying, 'list'), named(saying.texts.lists.names, value)),
  day: (value, saying) => labelled(labelOf(saying, 'day'), localDigits(String(value), saying.language)),
  rows: count,
  format: (value, saying) => labelled(labelOf(saying, 'format'), named(saying.texts.lists.format, value)),
};

/**
 * The details of an audit entry as labelled pairs in the words and digits of `language`: `Receipt: T1-000012 · Total: ৳97`.
 * What says nothing (no discount, a rule that stayed) is left out; a detail without words of its own stays as it was stored.
 */
export function auditDetailsText(
  entry: { action: string; details: Readonly<Record<string, unknown>> },
  texts: AuditTexts,
  language: Language,
): string {
  const { action } = entry;
  const saying = { texts, language, action };
  const { yes, no } = texts.lists;
  const ofMarket = { texts: texts.auditDetails.market, yes, no, language };
  return Object.entries(entry.details)
    .map(
      ([key, value]) =>
        marketAuditDetail(action, key, value, ofMarket) ??
        SAY[key]?.(value, saying, key) ??
        labelled(key, typeof value === 'string' ? value : JSON.stringify(value)),
    )
    .filter((text) => text !== '')
    .join(' · ');
}
