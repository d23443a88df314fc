import { asRefusal } from '../../api/use-refusal-text.ts';

const FIELDS = ['address', 'email', 'password', 'name', 'phone'] as const;

/** A field of the form that signs in at the marketplace or opens an account there. */
export type AccountField = (typeof FIELDS)[number];

/** The fields of the form that the contract did not take, each once; none for any other error. */
export function refusedFields(error: unknown): AccountField[] {
  const refusal = asRefusal(error);
  if (refusal?.code !== 'BAD_INPUT') return [];
  const named = refusal.data.issues.map(({ path }) => path[0]);
  return [...new Set(named)].flatMap((each) => FIELDS.filter((field) => field === each));
}

/**
 * Why nothing was reached at the address typed: nobody answers, or something that is no marketplace does; null for any other
 * error. What to look at is the address then, not what waits in the shop.
 */
export function addressFault(error: unknown): 'silent' | 'strange' | null {
  const refusal = asRefusal(error);
  if (refusal?.code === 'MARKET_UNREACHABLE') return 'silent';
  return refusal?.code === 'MARKET_REFUSED' && refusal.data.code === 'NOT_UNDERSTOOD' ? 'strange' : null;
}
