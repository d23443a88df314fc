import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, WEB_PROBLEMS } from '../../../shared/web/problem.ts';

const PROBLEMS = {
  ...WEB_PROBLEMS,
  FORBIDDEN_ORIGIN: { status: 403, message: 'Another web page may not do that.' },
  UNAVAILABLE: { status: 503, message: 'The server cannot answer now.' },
} as const;

/** What goes wrong at the marketplace before a procedure is reached. */
export type ProblemCode = keyof typeof PROBLEMS;

/** Answers with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  return reply.status(PROBLEMS[code].status).send(problemBody(request.url, code, PROBLEMS[code]));
}
