/** Bytes decoded in one go: a millisecond or two. */
const PIECE = 512 * 1024;

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 of either order with one or recognised by its zero
 * bytes; what is none of these is read as Windows-1252. Null for a file that is no text at all. Gives way to other work in between.
 */
export async function decodeText(file: Uint8Array): Promise<string | null> {
  const encoding = encodingOf(file);
  const text = encoding === 'utf-8' ? await decodeUtf8(file) : await decodeAs(file, encoding);
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

async function decodeUtf8(file: Uint8Array): Promise<string> {
  try {
    return await decodeAs(file, 'utf-8');
  } catch {
    return decodeAs(file, 'windows-1252');
  }
}

/** Throws for what is no UTF-8. */
async function decodeAs(file: Uint8Array, encoding: string): Promise<string> {
  const decoder = new TextDecoder(encoding, { fatal: encoding === 'utf-8' });
  let text = '';
  for (let at = 0; at < file.length; at += PIECE) {
    text += decoder.decode(file.subarray(at, at + PIECE), { stream: true });
    await new Promise(setImmediate);
  }
  return text + decoder.decode();
}
