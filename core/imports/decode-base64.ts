import { Refusal } from '../../shared/errors/error-codes.ts';

/** The bytes of a base64 text, broken over lines or not. Throws BAD_INPUT, naming `field`, for a text that is none. */
export function decodeBase64(text: string, field: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  // Node skips what it cannot read, so the length tells; a pattern over 90 MB would hold the counter up.
  const isWhole = (length: number, end: string) =>
    bytes.length === Math.floor(((length - (/=*$/.exec(end)?.[0].length ?? 0)) * 3) / 4);
  if (isWhole(text.length, text.slice(-2))) return bytes;
  const bare = text.replace(/\s/g, '');
  if (isWhole(bare.length, bare.slice(-2))) return bytes;
  throw new Refusal('BAD_INPUT', { issues: [{ path: [field], message: 'this is not base64' }] });
}
