import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemBody, WEB_PROBLEMS } from '../../shared/web/problem.ts';

/** What goes wrong at the shop's server before a procedure is reached. */
export const PROBLEMS = {
  ...WEB_PROBLEMS,
  FORBIDDEN_CALLER: { status: 403, message: 'The shop answers only its own network.' },
  FORBIDDEN_HOST: { status: 403, message: 'This address does not belong to the shop.' },
  FORBIDDEN_ORIGIN: { status: 403, message: 'Another web page may not call the shop.' },
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

/** Answers with a problem. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, code: ProblemCode): FastifyReply {
  return reply.status(PROBLEMS[code].status).send(problemBody(request.url, code, PROBLEMS[code]));
}
