import type { FastifyInstance } from 'fastify';
import { StartRefused } from '../start-refused.ts';

/** The address tills and tools know by heart. */
export const DEFAULT_PORT = 4680;
const PORTS_TO_TRY = 10;

const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && ['EADDRINUSE', 'EACCES'].includes(String(error.code));

/**
 * Listens on the wanted port, or, where none is wanted, on the default one or the next that is free.
 * Throws StartRefused PORT_TAKEN. Gives the port.
 */
export async function listen(app: FastifyInstance, address: string, wanted: number | null): Promise<number> {
  const candidates =
    wanted === null ? Array.from({ length: PORTS_TO_TRY }, (_, i) => DEFAULT_PORT + i) : [wanted];
  for (const port of candidates) {
    try {
      await app.listen({ host: address, port });
      const bound = app.server.address();
      return typeof bound === 'object' && bound ? bound.port : port;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  const ports =
    wanted === null ? `Ports ${DEFAULT_PORT} to ${DEFAULT_PORT + PORTS_TO_TRY - 1} are` : `Port ${wanted} is`;
  throw new StartRefused(
    'PORT_TAKEN',
    `${ports} taken by another program. Choose another with --port NUMBER.`,
  );
}
