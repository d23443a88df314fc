import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSocketServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpTexter } from './http-texter.ts';
import { openOutboxFolder } from './outbox-folder.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

const portOf = (address: unknown) => (address as { port: number }).port;

/** A mail server that takes one mail, or refuses its receiver. */
async function startSmtp(isRefusing: boolean) {
  let taken = '';
  const server = createSocketServer((socket: Socket) => {
    let isBody = false;
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      if (isBody) {
        taken += text;
        if (taken.endsWith('\r\n.\r\n')) {
          isBody = false;
          socket.write('250 taken\r\n');
        }
      } else if (/^(EHLO|HELO)/.test(text)) socket.write('250 test\r\n');
      else if (text.startsWith('RCPT') && isRefusing) socket.write('550 no such user\r\n');
      else if (text.startsWith('DATA')) {
        isBody = true;
        socket.write('354 go on\r\n');
      } else if (text.startsWith('QUIT')) socket.end('221 bye\r\n');
      else socket.write('250 ok\r\n');
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  return { url: `smtp://127.0.0.1:${portOf(server.address())}`, taken: () => taken };
}

describe('mail over SMTP', () => {
  const mail = { to: 'rahima@example.org', subject: 'দোকানি: নিশ্চিত করুন', text: 'লিংক: http://market.test/x' };

  it('arrives with its Bengali subject and text', async () => {
    const { url, taken } = await startSmtp(false);
    await createSmtpMailer(url, 'Dokani <no-reply@market.test>').send(mail);
    const [head = '', body = ''] = taken().split('\r\n\r\n');
    expect(head).toContain('To: rahima@example.org');
    expect(head).toMatch(/Subject: =\?UTF-8\?/);
    expect(Buffer.from(body.replace(/\r\n\.\r\n$/, ''), 'base64').toString()).toContain('লিংক');
  });

  it('rejects when the server does not take it, so that it is tried again', async () => {
    const { url } = await startSmtp(true);
    await expect(createSmtpMailer(url, 'x@market.test').send(mail)).rejects.toThrow('550');
  });

  it('gains no receiver by a line break in the address', async () => {
    const { url, taken } = await startSmtp(false);
    const to = 'a@example.org\r\nBcc: thief@example.org';
    await createSmtpMailer(url, 'x@market.test')
      .send({ ...mail, to })
      .catch(() => undefined);
    expect(taken()).not.toMatch(/^Bcc:/m);
  });
});

describe('text messages over HTTP', () => {
  it('reach the gateway with its token, and reject when it refuses', async () => {
    const bodies: string[] = [];
    let status = 202;
    let authorization: string | undefined;
    const server = createServer((request: IncomingMessage, answer) => {
      authorization = request.headers.authorization;
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => answer.writeHead(status).end());
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    onTestFinished(() => void server.close());
    const texter = createHttpTexter(`http://127.0.0.1:${portOf(server.address())}/send`, 'key');
    await texter.send('01711000000', 'অর্ডার তৈরি');
    expect([authorization, JSON.parse(bodies.join(''))]).toEqual([
      'Bearer key',
      { to: '01711000000', text: 'অর্ডার তৈরি' },
    ]);
    status = 500;
    await expect(texter.send('01711000000', 'x')).rejects.toThrow('500');
  });
});

describe('the outbox folder', () => {
  it('keeps the newest messages, for its owner alone', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'dokani-outbox-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const outbox = openOutboxFolder(path.join(folder, 'outbox'), { next: () => uuidv7() });
    for (let index = 0; index < 205; index += 1) await outbox.texter.send('01711000000', `message ${index}`);
    await outbox.mailer.send({ to: 'x@example.org', subject: 'S', text: 'T' });
    const messages = await outbox.list();
    expect(messages).toHaveLength(200);
    expect(messages.slice(0, 2)).toMatchObject([
      { kind: 'mail', subject: 'S' },
      { kind: 'text', text: 'message 204' },
    ]);
    expect(statSync(path.join(folder, 'outbox')).mode & 0o077).toBe(0);
  });
});
