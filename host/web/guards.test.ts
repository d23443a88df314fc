import os from 'node:os';
import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { guard, type Place } from './guards.ts';

async function answerTo(remoteAddress: string, place: Place) {
  const app = Fastify();
  guard(app, place);
  app.get('/', () => 'the shop');
  const host = place === 'lan' ? os.hostname().toLowerCase() : 'localhost';
  const { statusCode, body } = await app.inject({ url: '/', remoteAddress, headers: { host } });
  return { statusCode, body };
}

describe('the listener on the shop’s network', () => {
  it('answers a till beside it', async () => {
    expect(await answerTo('192.168.0.44', 'lan')).toEqual({ statusCode: 200, body: 'the shop' });
  });

  it('refuses a caller from the Internet, by whatever name it calls', async () => {
    const { statusCode, body } = await answerTo('103.4.145.7', 'lan');
    expect(statusCode).toBe(403);
    expect(body).toContain('FORBIDDEN_CALLER');
  });
});
