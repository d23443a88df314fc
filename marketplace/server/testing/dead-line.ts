import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/**
 * A line to a port of the loopback. After `die` the connections that stand carry nothing any more and nobody hears that they ended, as where a machine
 * lost its power; new ones are carried.
 */
export async function openLine(port: number): Promise<{ port: number; die(): void; close(): void }> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => open.delete(from));
    }
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    die() {
      for (const socket of open) socket.unpipe();
    },
    close() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}
