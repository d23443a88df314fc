import { z } from 'zod';
import { marketContract } from '../../shared/marketplace/index.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';

type Procedures = Record<string, Record<string, { '~orpc': { outputSchema?: unknown } } | undefined>>;

function outputSchemaOf([area = '', name = '']: readonly string[]): z.ZodType | null {
  const schema = (marketContract as unknown as Procedures)[area]?.[name]?.['~orpc'].outputSchema;
  return schema instanceof z.ZodType ? schema : null;
}

/** The answer without the fields the contract of this program does not know; changes `answer` itself, which nobody else has. */
function dropUnknown(answer: unknown, issues: readonly z.core.$ZodIssue[]): void {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = issue.path.reduce<unknown>(
      (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
      answer,
    );
    for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
  }
}

/**
 * What a marketplace answered to the procedure at `path`, checked against this program's contract. Fields that a newer marketplace says besides
 * are left out, so that a shop's program works on until it is updated itself. Throws MarketFailure NOT_UNDERSTOOD for any other
 * difference, UNREACHABLE for what is no answer at all.
 */
export function readAnswer(path: readonly string[], answer: unknown): unknown {
  const schema = outputSchemaOf(path);
  if (!schema) return answer;
  // Every procedure answers an object: anything else is a page of somebody in between.
  if (typeof answer !== 'object' || answer === null) throw new MarketFailure('UNREACHABLE');
  const first = schema.safeParse(answer);
  if (first.success) return first.data;
  dropUnknown(answer, first.error.issues);
  const second = schema.safeParse(answer);
  if (second.success) return second.data;
  throw new MarketFailure('NOT_UNDERSTOOD');
}
