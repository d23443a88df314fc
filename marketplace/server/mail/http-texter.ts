import type { Texter } from '../ports/ports.ts';

const PATIENCE_MS = 15_000;

/**
 * Sends text messages by a gateway that takes `POST url` with JSON `{ to, text }` and a bearer token; a small adapter before any gateway of the
 * country can offer that. Rejects when it answers anything but success.
 */
export function createHttpTexter(url: string, token: string): Texter {
  return {
    async send(to, text) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ to, text }),
        signal: AbortSignal.timeout(PATIENCE_MS),
        redirect: 'error',
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the text gateway answered ${answer.status}`);
    },
  };
}
