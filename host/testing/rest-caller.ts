import { ORPCError } from '@orpc/client';
import { z } from 'zod';

const problemSchema = z.looseObject({
  defined: z.boolean(),
  code: z.string(),
  status: z.int(),
  message: z.string(),
  data: z.unknown().optional(),
});

/** Nested values as `a[b][0]=…`, the way any tool would write them in a URL. */
function flatten(value: unknown, name: string, into: URLSearchParams): void {
  if (value === null || value === undefined) return;
  if (typeof value === 'object') {
    for (const [key, inner] of Object.entries(value))
      flatten(inner, name === '' ? key : `${name}[${key}]`, into);
  } else into.append(name, typeof value === 'string' ? value : JSON.stringify(value));
}

async function firstEvent(response: Response): Promise<unknown> {
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk);
    const data = /^data: (.*)$/m.exec(text)?.[1];
    if (data && text.includes('\n\n')) return JSON.parse(data);
  }
  throw new Error('the stream ended before its first event');
}

/** Calls REST with nothing but fetch. Rejects with ORPCError for a problem, as the typed clients do. */
export async function callRest(
  url: string,
  method: string,
  input: unknown,
  headers: Record<string, string>,
): Promise<unknown> {
  const address = new URL(url);
  if (method === 'GET') flatten(input, '', address.searchParams);
  const body = method === 'GET' ? {} : { body: JSON.stringify(input) };
  const type = method === 'GET' ? {} : { 'content-type': 'application/json' };
  const response = await fetch(address, { method, headers: { ...headers, ...type }, ...body });
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) return firstEvent(response);
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const { defined, code, status, message, data } = problemSchema.parse(answer);
  throw new ORPCError(code, { defined, status, message, data });
}
