import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { networkPrinter } from './network-printer.ts';
import type { PrintPayload } from './printer-driver.ts';

const running: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of running.splice(0)) await new Promise((done) => server.close(done));
});

/** A printer on a port of its own; `serve` says how it behaves. Resolves to its port. */
async function fakePrinter(serve: (socket: Socket) => void, allowHalfOpen = false): Promise<number> {
  const server = createServer({ allowHalfOpen }, (socket) => {
    socket.on('error', () => undefined);
    sockets.push(socket);
    serve(socket);
  });
  running.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function job(size: number): PrintPayload {
  const bytes = Buffer.from(Array.from({ length: size }, (_, index) => (index * 31) % 251));
  return { jobId: 'job', title: 'receipt', bytes, picture: null };
}

const to = (port: number, silentMs = 5_000) => networkPrinter({ host: '127.0.0.1', port, silentMs });

describe('a printer on the network', () => {
  it('gets every byte in order, whatever the job holds', async () => {
    const chunks: Buffer[] = [];
    const port = await fakePrinter((socket) => socket.on('data', (chunk) => chunks.push(chunk)));
    const payload = job(400_000);
    await to(port).send(payload);
    expect(Buffer.compare(Buffer.concat(chunks), payload.bytes)).toBe(0);
  });

  it('gets every byte though it answers with status bytes meanwhile', async () => {
    let received = 0;
    const port = await fakePrinter((socket) =>
      socket.on('data', (chunk) => {
        received += chunk.length;
        socket.write(Buffer.from([0x12]));
      }),
    );
    await to(port).send(job(100_000));
    expect(received).toBe(100_000);
  });

  it('is said to be unreachable when it is off', async () => {
    const port = await fakePrinter(() => undefined);
    await new Promise((done) => running.splice(0)[0]?.close(done));
    await expect(to(port).send(job(100))).rejects.toMatchObject({ fault: 'unreachable' });
  });

  it('has not printed when it dies in the middle of a job', async () => {
    const port = await fakePrinter((socket) => socket.once('data', () => socket.resetAndDestroy()));
    await expect(to(port).send(job(60_000))).rejects.toMatchObject({ fault: 'interrupted' });
  });

  it('has not printed when it closes the line before the job has ended', async () => {
    const port = await fakePrinter((socket) => {
      socket.pause();
      socket.end();
    }, true);
    await expect(to(port).send(job(20_000_000))).rejects.toMatchObject({ fault: 'interrupted' });
  });

  it('times out when it takes no more bytes (paper out)', async () => {
    const port = await fakePrinter((socket) => socket.pause());
    await expect(to(port, 150).send(job(20_000_000))).rejects.toMatchObject({ fault: 'timeout' });
  });

  it('may be of the kind that never closes; but one that always closed is missed', async () => {
    let closes = false;
    const port = await fakePrinter((socket) => {
      socket.resume();
      if (closes) socket.on('end', () => socket.end());
    }, true);
    const printer = to(port, 150);
    await printer.send(job(5_000));
    closes = true;
    await printer.send(job(5_000));
    closes = false;
    await expect(printer.send(job(5_000))).rejects.toMatchObject({ fault: 'timeout' });
  });

  it('waits for a slow printer as long as that takes bytes', async () => {
    let received = 0;
    const port = await fakePrinter((socket) => {
      socket.on('data', (chunk) => {
        received += chunk.length;
        socket.pause();
        setTimeout(() => socket.resume(), 2);
      });
    });
    await to(port, 2_000).send(job(1_000_000));
    expect(received).toBe(1_000_000);
  });
});
