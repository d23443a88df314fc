import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { ERRORS, type ErrorCode, type ErrorData } from '../../shared/errors/error-codes.ts';
import type { MarketErrorCode } from '../../shared/marketplace/market-errors.ts';
import { isMarketErrorCode } from '../../shared/marketplace/market-failure.ts';
import { paisa } from '../../shared/money/money.ts';
import { type Format, useFormat } from '../i18n/use-format.ts';
import { isAnswer } from './client.ts';

/** A refusal the screen can act on; null for a bug, bad input or a lost connection. */
export function asRefusal(
  error: unknown,
): { [Code in ErrorCode]: { code: Code; data: ErrorData<Code> } }[ErrorCode] | null {
  if (!(error instanceof ORPCError) || !(error.code in ERRORS)) return null;
  const code = error.code as ErrorCode;
  const parsed = ERRORS[code].data.safeParse(error.data);
  return parsed.success ? ({ code, data: parsed.data } as ReturnType<typeof asRefusal>) : null;
}

/** What people compare with a message on their phone or look up in the log: shown letter by letter. */
const VERBATIM_FIELDS = new Set(['trxId', 'logId']);
const MONEY_FIELDS = new Set(['expectedTotal', 'total', 'tendered', 'amount', 'received']);

function readable(data: Record<string, unknown>, format: Format): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => {
      if (VERBATIM_FIELDS.has(field)) return [field, value];
      if (typeof value !== 'number') return [field, typeof value === 'string' ? format.code(value) : value];
      if (field === 'limit') return [field, format.number(value / 100)];
      if (MONEY_FIELDS.has(field)) return [field, format.taka(paisa(value))];
      return [field, field === 'until' ? format.time(value) : value];
    }),
  );
}

const MORE_WORDS = ['NOT_UNDERSTOOD', 'SHOP_SUSPENDED', 'SHOP_REJECTED'] as const;
type MarketWord = MarketErrorCode | (typeof MORE_WORDS)[number];

/** A code of the marketplace that has a sentence of its own. */
export function isMarketWord(code: string): code is MarketWord {
  return isMarketErrorCode(code) || MORE_WORDS.some((word) => word === code);
}

/** The one place that turns an error into words: what happened, what stayed safe, what to press. */
export function refusalText(error: unknown, t: TFunction<'errors'>, format: Format): string {
  const refusal = asRefusal(error);
  if (refusal?.code === 'MARKET_REFUSED' && isMarketWord(refusal.data.code))
    return t(`market.${refusal.data.code}`);
  // Nothing to save again: the cart is somebody else's now.
  if (refusal?.code === 'VERSION_CONFLICT' && refusal.data.entity === 'draft') return t('cartElsewhere');
  if (refusal) return t(refusal.code, readable(refusal.data, format));
  if (!isAnswer(error)) return t('OFFLINE');
  if (error.code === 'BAD_REQUEST') return t('BAD_INPUT');
  const logId = (error.data as { logId?: unknown } | undefined)?.logId;
  return t('INTERNAL', { logId: typeof logId === 'string' ? logId : error.code });
}

/** `refusalText` in the language now shown. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation('errors');
  const format = useFormat();
  return useCallback((error) => refusalText(error, t, format), [t, format]);
}
