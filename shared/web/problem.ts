/** What goes wrong before a procedure is reached, whichever server it is: status and an English sentence, as the procedures' own errors have. */
export const WEB_PROBLEMS = {
  BAD_REQUEST: { status: 400, message: 'The request cannot be read.' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON.' },
} as const;
export type WebProblemCode = keyof typeof WEB_PROBLEMS;

const BUG = { status: 500, message: 'Something went wrong; nothing was changed.' } as const;

type Wire<Data> = { status: number; message: string; data: Data };

/** What goes out of a bug: the id under which it was logged, and nothing else of it. */
export function bugOnWire(logId: string): Wire<{ logId: string }> {
  return { ...BUG, data: { logId } };
}

/** What goes out of an expected refusal: its entry in the table of errors, and its data. */
export function refusalOnWire<Data>(entry: { status: number; message: string }, data: Data): Wire<Data> {
  return { status: entry.status, message: entry.message, data };
}

/** The body of an error as the RPC client or a REST caller expects it, by the address that was called. */
export function problemBody(
  url: string,
  code: string,
  { status, message, data }: { status: number; message: string; data?: unknown },
): object {
  const error = { defined: false, code, status, message, ...(data === undefined ? {} : { data }) };
  return url.startsWith('/rpc') ? { json: error, meta: [] } : error;
}

/** Which problem an error of the web server itself stands for; null for a bug. */
export function problemOf(statusCode: number | undefined): WebProblemCode | null {
  if (statusCode === 413) return 'PAYLOAD_TOO_LARGE';
  if (statusCode === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  if (statusCode === 404) return 'NOT_FOUND';
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'BAD_REQUEST' : null;
}
