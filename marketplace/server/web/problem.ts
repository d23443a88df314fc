import type { FastifyReply, FastifyRequest } from 'fastify';

const PROBLEMS = {
  BAD_REQUEST: { status: 400, message: 'The request cannot be read.' },
  FORBIDDEN_ORIGIN: { status: 403, message: 'Another web page may not do that.' },
  NOT_FOUND: { status: 404, message: 'There is nothing at this address.' },
  PAYLOAD_TOO_LARGE: { status: 413, message: 'The request is too large.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, message: 'Send JSON.' },
  UNAVAILABLE: { status: 503, message: 'The server cannot answer now.' },
} as const;

/** What goes wrong before a procedure is reached. */
export type ProblemCode = keyof typeof PROBLEMS;

/** The body of an error as the RPC client or a REST caller expects it, by the address that was called. */
export function problemBody(
  url: string,
  code: string,
  status: number,
  message: string,
  data?: object,
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
