import { createServer } from 'node:net';
import { StartRefused } from '../ports/start-refused.ts';
import type { MarketConfig } from './config.ts';

type Place = Pick<MarketConfig, 'HOST' | 'PORT'>;

/** Why a place cannot be listened on, in words; every other error as it is. */
function refusalOf(error: unknown, { HOST, PORT }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return new StartRefused(
      `Port ${PORT} is taken, by another program or by a marketplace that runs already. Stop that, or choose another with --port NUMBER (or PORT).`,
    );
  if (code === 'EACCES')
    return new StartRefused(
      `Port ${PORT} may not be listened on by this user. Choose another with --port NUMBER (or PORT).`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartRefused(`HOST: ${HOST} is no address of this machine.`);
  return error;
}

/** Looks whether a place can be listened on, and leaves it free. Throws StartRefused where it cannot. */
export async function requireFreePort(place: Place): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject);
      probe.listen({ host: place.HOST, port: place.PORT }, resolve);
    });
  } catch (error) {
    throw refusalOf(error, place);
  }
  await new Promise((resolve) => probe.close(resolve));
}

/** Listens, and answers the port. Throws StartRefused as `requireFreePort` does: somebody may have come between. */
export async function listen(
  app: { listen(place: { host: string; port: number }): Promise<string> },
  place: Place,
): Promise<number> {
  try {
    const address = await app.listen({ host: place.HOST, port: place.PORT });
    return Number(new URL(address).port || place.PORT);
  } catch (error) {
    throw refusalOf(error, place);
  }
}
