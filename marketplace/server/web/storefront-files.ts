import { existsSync } from 'node:fs';
import path from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './problem.ts';

/** Serves the storefront's built files, and its page at every address that is nothing else: its own router knows them. */
export function serveStorefront(app: FastifyInstance, folder: string): void {
  const isThere = existsSync(path.join(folder, 'index.html'));
  if (isThere) {
    void app.register(files, {
      root: folder,
      wildcard: false,
      // The build writes .br and .gz beside each text file.
      preCompressed: existsSync(path.join(folder, 'index.html.br')),
      index: 'index.html',
      setHeaders: (reply, file) => {
        const isHashed = path.relative(folder, file).startsWith('assets');
        reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && /text\/html/.test(request.headers.accept ?? '');
    if (!isThere || !isPage || /^\/(rpc|api|assets|pictures|payments|metrics)(\/|$)/.test(request.url)) {
      return sendProblem(request, reply, 'NOT_FOUND');
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
