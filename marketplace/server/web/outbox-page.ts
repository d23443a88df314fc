import type { FastifyInstance } from 'fastify';
import type { OutboxFolder, OutboxMessage } from '../mail/outbox-folder.ts';
import { bengaliFontFace, readBengaliFont } from './bengali-font.ts';
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

const FONT = '/outbox/font.woff2';
const KINDS: Readonly<Record<OutboxMessage['kind'], string>> = {
  mail: 'ইমেইল · E-mail',
  text: 'এসএমএস · SMS',
};

const article = (message: OutboxMessage) =>
  `<article><h2>${escaped(message.subject || KINDS[message.kind])}</h2><p>${KINDS[message.kind]} · ${escaped(message.to)}</p><pre>${withLinks(message.text)}</pre></article>`;

/** In both languages at once, like the page of the sandbox's payments: whoever reads it is nobody's customer. */
const page = (messages: readonly OutboxMessage[]) => `<!doctype html>
<html lang="bn"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>আউটবক্স · Outbox</title>
<style>${bengaliFontFace(FONT)}*{box-sizing:border-box;font-family:"Noto Sans Bengali",system-ui,sans-serif}body{max-width:44rem;margin:0 auto;padding:1.5rem 1rem;background:#faf8f2;color:#1b1a17;line-height:1.5}h1{font-size:1.5rem;margin:0 0 .5rem}article{margin-top:1rem;padding:1rem;border:1px solid #dcd8cb;border-radius:12px;background:#fff}h2{font-size:1.1rem;margin:0}p{margin:.25rem 0;color:#5c594f;overflow-wrap:anywhere}pre{margin:.75rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere}a{color:#17603f;display:inline-block;padding:.6rem 0}</style></head>
<body><h1>আউটবক্স <span lang="en">Outbox</span></h1><p>এই বার্তাগুলো পাঠানো হয়নি, কারণ কোনো গেটওয়ে দেওয়া নেই (SMTP_URL, SMS_URL)। নতুনটা আগে; শুধু এই কম্পিউটারেই দেখা যায়।</p>
<p lang="en">Messages that were not sent, because no gateway is set (SMTP_URL, SMS_URL). Newest first; seen on this machine alone.</p>
${messages.map(article).join('\n') || '<p>এখনও কিছু নেই। <span lang="en">Nothing yet.</span></p>'}</body></html>`;

/** The messages of the outbox folder at /outbox, for `isLocal` callers alone: they carry links to set passwords by. */
export function serveOutbox(app: FastifyInstance, outbox: OutboxFolder, publicUrl: string): void {
  app.get(FONT, (_request, reply) =>
    reply.type('font/woff2').header('cache-control', 'public, max-age=86400').send(readBengaliFont()),
  );
  app.get('/outbox', async (request, reply) => {
    if (!isLocal(request, publicUrl)) return sendProblem(request, reply, 'NOT_FOUND');
    return reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(await outbox.list()));
  });
}
