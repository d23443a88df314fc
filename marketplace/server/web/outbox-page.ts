import type { FastifyInstance } from 'fastify';
import type { OutboxFolder, OutboxMessage } from '../mail/outbox-folder.ts';
import { isLocal } from './operations.ts';
import { sendProblem } from './problem.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

/** Links can be followed: most of these messages are about one. */
const withLinks = (text: string) =>
  escaped(text).replace(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}" rel="noreferrer">${link}</a>`);

const article = (message: OutboxMessage) =>
  `<article><h2>${escaped(message.subject || 'Text message')}</h2><p>${message.kind} · ${escaped(message.to)}</p><pre>${withLinks(message.text)}</pre></article>`;

const page = (messages: readonly OutboxMessage[]) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Outbox</title>
<style>*{font-family:'Noto Sans Bengali',system-ui,sans-serif}body{max-width:44rem;margin:2rem auto;padding:0 1rem}article{border-top:1px solid #bbb}h2{font-size:1.1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style></head>
<body><h1>Outbox</h1><p>Messages that were not sent, because no gateway is set (SMTP_URL, SMS_URL). Newest first; seen on this machine alone.</p>
${messages.map(article).join('\n') || '<p>Nothing yet.</p>'}</body></html>`;

/** The messages of the outbox folder at /outbox, for `isLocal` callers alone: they carry links to set passwords by. */
export function serveOutbox(app: FastifyInstance, outbox: OutboxFolder, publicUrl: string): void {
  app.get('/outbox', async (request, reply) => {
    if (!isLocal(request, publicUrl)) return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(await outbox.list()));
  });
}
