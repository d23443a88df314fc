import { ORPCError } from '@orpc/client';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketErrorCode, MarketErrorData } from '../../../shared/marketplace/market-errors.ts';
import { type Format, useFormat } from '../i18n/use-format.ts';
import { isAnswer } from './client.ts';

/** What came with a refusal of this code, or null when the error is another one. */
export function refusalData<Code extends MarketErrorCode>(
  error: unknown,
  code: Code,
): MarketErrorData<Code> | null {
  return error instanceof ORPCError && error.defined && error.code === code
    ? (error.data as MarketErrorData<Code>)
    : null;
}

function readable(data: unknown, format: Format): Record<string, string | number> {
  if (typeof data !== 'object' || data === null) return {};
  const values: Record<string, string | number> = {};
  for (const [field, value] of Object.entries(data)) {
    if (typeof value === 'string') values[field] = format.digits(value);
    if (typeof value !== 'number') continue;
    if (field.endsWith('M')) values[field] = format.distance(value);
    else values[field] = field.endsWith('Seconds') ? value : format.taka(value);
  }
  return values;
}

/** What the fields of the forms are called, by their names in the contract. */
const FIELD_NAMES = {
  email: 'auth.email',
  password: 'auth.password',
  name: 'auth.name',
  phone: 'auth.phone',
  address: 'checkout.address',
  promoCode: 'checkout.promo',
  reason: 'review.reason',
} as const;

/** The fields of the page that the server did not take, in its words; '' where it was nothing that somebody filled in. */
function refusedFields(data: unknown, t: TFunction): string {
  const { issues } = (data ?? {}) as { issues?: unknown };
  const found = Array.isArray(issues) ? (issues as { path?: readonly unknown[] }[]) : [];
  const names = found.flatMap(({ path = [] }) => {
    const [field] = path;
    return typeof field === 'string' && Object.hasOwn(FIELD_NAMES, field)
      ? [t(FIELD_NAMES[field as keyof typeof FIELD_NAMES])]
      : [];
  });
  return [...new Set(names)].join(', ');
}

/** The one place that turns an error into words: what happened, and what to do now. */
export function refusalText(error: unknown, t: TFunction, format: Format): string {
  if (!isAnswer(error)) return t('errors.OFFLINE');
  const { code, data } = error;
  const fields = code === 'BAD_REQUEST' ? refusedFields(data, t) : '';
  if (fields !== '') return t('errors.BAD_FIELDS', { fields });
  const { reason, minimum } = (data ?? {}) as { reason?: unknown; minimum?: unknown };
  const keys = [
    // A marketplace that does not say from which sum on still says why.
    ...(typeof minimum === 'number' ? [`errors.${code}_${String(reason)}-from`] : []),
    ...(typeof reason === 'string' ? [`errors.${code}_${reason}`] : []),
    `errors.${code}`,
  ];
  const logId = (data as { logId?: unknown } | undefined)?.logId;
  return t([...keys, code === 'BAD_REQUEST' ? 'errors.BAD_INPUT' : 'errors.INTERNAL'] as never, {
    ...readable(data, format),
    logId: typeof logId === 'string' ? logId.slice(-8) : code,
  });
}

/** `refusalText` in the language now shown. */
export function useRefusalText(): (error: unknown) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback((error) => refusalText(error, t, format), [t, format]);
}
