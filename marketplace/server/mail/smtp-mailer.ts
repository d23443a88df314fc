import { createTransport } from 'nodemailer';
import type { Mailer } from '../ports/ports.ts';

/** Sends mail over SMTP; `url` is smtp://user:password@host:port or smtps://…. Rejects when the server did not take it. */
export function createSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, pool: true, connectionTimeout: 10_000, socketTimeout: 30_000 });
  return {
    async send(mail) {
      await transport.sendMail({
        from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        textEncoding: 'base64',
        text: mail.text,
      });
    },
  };
}
