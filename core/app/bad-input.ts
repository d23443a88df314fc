import { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import { Refusal } from '../../shared/errors/error-codes.ts';

const MOST_ISSUES = 20;

type Issue = ValidationError['issues'][number];

const pathOf = ({ path = [] }: Issue): (string | number)[] =>
  path.map((step) => {
    const key = typeof step === 'object' ? step.key : step;
    return typeof key === 'number' ? key : String(key);
  });

/** The line that the field belongs to: the nearest product and line id above it. Null where there is none. */
function lineOf(
  input: unknown,
  path: readonly (string | number)[],
): { productId: string; lineId?: string; line?: number; field?: string } | null {
  const line: { productId?: string; lineId?: string } = {};
  let holder = input;
  for (const step of path) {
    if (typeof holder !== 'object' || holder === null) break;
    const { productId, lineId } = holder as Record<string, unknown>;
    if (typeof productId === 'string') line.productId = productId;
    if (typeof lineId === 'string') line.lineId = lineId;
    holder = (holder as Record<string | number, unknown>)[step];
  }
  if (line.productId === undefined && line.lineId === undefined) return null;
  const place = path.at(-2);
  const inDelivery = line.lineId === undefined && typeof place === 'number';
  return {
    ...line,
    productId: line.productId ?? '',
    ...(inDelivery ? { line: place, field: 'quantity' } : {}),
  };
}

/**
 * The refusal for input that the contract's schema does not take: BAD_QUANTITY with the line where a quantity of goods is wrong and the
 * procedure `declares` that refusal, else BAD_INPUT with the path of each field. Null for any other error.
 */
export function inputRefusal(
  error: unknown,
  input: unknown,
  declares: (code: 'BAD_QUANTITY') => boolean,
): Refusal<'BAD_INPUT' | 'BAD_QUANTITY'> | null {
  if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST') return null;
  if (!(error.cause instanceof ValidationError)) return null;
  const issues = error.cause.issues.map((issue) => ({ path: pathOf(issue), message: issue.message }));
  const [first] = issues;
  if (first?.path.at(-1) === 'quantity' && declares('BAD_QUANTITY')) {
    const line = lineOf(input, first.path);
    if (line) return new Refusal('BAD_QUANTITY', line);
  }
  return new Refusal('BAD_INPUT', { issues: issues.slice(0, MOST_ISSUES) });
}
