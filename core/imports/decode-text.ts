/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 of either order with one or recognised by its zero
 * bytes; what is none of these is read as Windows-1252. Null for a file that is no text at all.
 */
export function decodeText(file: Uint8Array): string | null {
  const encoding = encodingOf(file);
  const text = encoding === 'utf-8' ? decodeUtf8(file) : new TextDecoder(encoding).decode(file);
  const sample = text.slice(0, 4000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a text has none of these
  const strange = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return strange > sample.length / 50 + 4 ? null : text;
}

function encodingOf(file: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  const sample = file.subarray(0, 400);
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  });
  if (odd > sample.length / 8 && even === 0) return 'utf-16le';
  if (even > sample.length / 8 && odd === 0) return 'utf-16be';
  return 'utf-8';
}

function decodeUtf8(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}
