import type { FastifyReply, FastifyRequest } from 'fastify';

/** What goes wrong before a procedure is reached: status and an English sentence, as the procedures' own errors have. */
export const PROBLEMS = {
  BAD_REQUEST: { status: 400, message: 'The request cannot be read.' },
  FORBIDDEN_HOST: { status: 403, message: 'This address does not belong to the shop.' },
  FORBIDDEN_ORIGIN: { status: 403, message: 'Another web page may not call the shop.' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON.' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** The body of an error as the RPC client or a REST caller expects it, by the address that was called. */
export function problemBody(
  url: string,
  code: string,
  status: number,
  message: string,
  data?: unknown,
): object {
  const error = { defined: false, code, status, message, ...(data === undefined ? {} : { data }) };
  return url.startsWith('/rpc') ? { json: error, meta: [] } : error;
}

/** Answers with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  const { status, message } = PROBLEMS[code];
  return reply.status(status).send(problemBody(request.url, code, status, message));
}

/** Which problem an error of the web server itself stands for; null for a bug. */
export function problemOf(statusCode: number | undefined): ProblemCode | null {
  if (statusCode === 413) return 'PAYLOAD_TOO_LARGE';
  if (statusCode === 415) return 'UNSUPPORTED_MEDIA_TYPE';
  if (statusCode === 404) return 'NOT_FOUND';
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'BAD_REQUEST' : null;
}
