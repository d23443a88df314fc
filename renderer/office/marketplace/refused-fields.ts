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
