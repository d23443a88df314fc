import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase64 } from './decode-base64.ts';

describe('base64', () => {
  it('is read whatever the bytes, with or without line breaks and padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        const lines = `${text.replace(/(.{76})/g, '$1\r\n')}\n`;
        for (const written of [text, lines, text.replace(/=+$/, '')])
          expect([...decodeBase64(written, 'content')]).toEqual([...bytes]);
      }),
    );
  });

  it.each(['!!!notbase64', 'name,price\nRice,10', 'নাম'])('%j is none, and is said to be none', (text) => {
    expect(() => decodeBase64(text, 'contentBase64')).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        data: { issues: [{ path: ['contentBase64'], message: 'this is not base64' }] },
      }),
    );
  });
});
