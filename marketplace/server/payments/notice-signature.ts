import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a notice's time may lie from ours, ms. */
const MOST_SKEW = 5 * 60_000;

const HEX_256 = /^[0-9a-f]{64}$/;

function mac(secret: Uint8Array, timestamp: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest();
}

/** Headers that prove a notice: its time and the HMAC-SHA-256 of time and body. */
export function signNotice(secret: Uint8Array, body: string, now: number): Record<string, string> {
  const timestamp = String(now);
  return {
    'x-notice-time': timestamp,
    'x-notice-signature': mac(secret, timestamp, body).toString('hex'),
  };
}

/** True where the headers prove the body, and not one from long ago; takes the same time whatever is wrong. */
export function isNoticeGenuine(secret: Uint8Array, headers: Headers, body: string, now: number): boolean {
  const timestamp = headers.get('x-notice-time') ?? '';
  const signature = headers.get('x-notice-signature') ?? '';
  const expected = mac(secret, timestamp, body);
  const given = Buffer.from(HEX_256.test(signature) ? signature : '0'.repeat(64), 'hex');
  const isSame = timingSafeEqual(expected, given);
  const isFresh = /^\d{1,16}$/.test(timestamp) && Math.abs(now - Number(timestamp)) <= MOST_SKEW;
  return isSame && isFresh;
}
