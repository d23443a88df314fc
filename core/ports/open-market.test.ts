import http from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import { openMarket } from './open-market.ts';

/** Somebody at the marketplace's address who answers everything the same. */
async function answering(status: number, type: string, body: string) {
  const server = http.createServer((_request, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const address = server.address();
  return openMarket(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, 'dks_test').sync;
}

const id = '0192f000-0000-7000-8000-000000000001';
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (error: unknown) => (error instanceof MarketFailure ? error : String(error)),
  );

describe('a marketplace over HTTP', () => {
  it.each([
    [404, '<h1>Not found</h1>'],
    [400, 'Bad request'],
    [403, '<h1>Sign in to the free wi-fi</h1>'],
    [200, '<html>portal</html>'],
    [502, 'bad gateway'],
  ])('is not reached where a %i page answers in its place', async (status, body) => {
    const sync = await answering(status, 'text/html', body);
    const answer = { answerId: id, orderId: id, answer: { kind: 'accept' as const } };
    expect(await failure(sync.answer(answer))).toMatchObject({ mayPass: true });
  });

  it('may say more than this program knows', async () => {
    const versions = {
      items: [{ listingId: id, version: 3, isPublished: true, colour: 'red' }],
      isLast: true,
      serverVersion: 2,
    };
    const sync = await answering(200, 'application/json', JSON.stringify({ json: versions }));
    expect(await sync.versions({})).toEqual({
      items: [{ listingId: id, version: 3, isPublished: true }],
      isLast: true,
    });
  });

  it('is not understood where it leaves out what the contract promises', async () => {
    const sync = await answering(200, 'application/json', JSON.stringify({ json: { items: [{}] } }));
    expect(await failure(sync.versions({}))).toMatchObject({ code: 'NOT_UNDERSTOOD' });
  });

  it('tells its own refusals by their codes', async () => {
    const refusal = {
      defined: true,
      code: 'ORDER_STATE',
      status: 409,
      message: '',
      data: { status: 'cancelled' },
    };
    const sync = await answering(409, 'application/json', JSON.stringify({ json: refusal }));
    const answer = { answerId: id, orderId: id, answer: { kind: 'accept' as const } };
    expect(await failure(sync.answer(answer))).toMatchObject({
      code: 'ORDER_STATE',
      data: { status: 'cancelled' },
    });
  });
});
