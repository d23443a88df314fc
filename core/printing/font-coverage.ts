import { readFileSync } from 'node:fs';

/** The code points that a TrueType font file has glyphs for (its `cmap`, format 4): system fonts stand in on a canvas and hide a missing one. */
export function codePointsOf(file: string): Set<number> {
  const font = readFileSync(file);
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0;
  const cmap = font.readUInt32BE(entry + 8);
  const found = new Set<number>();
  for (let table = 0; table < font.readUInt16BE(cmap + 2); table += 1) {
    const at = cmap + font.readUInt32BE(cmap + 4 + table * 8 + 4);
    if (font.readUInt16BE(at) !== 4) continue;
    const bytes = font.readUInt16BE(at + 6);
    for (let segment = 0; segment < bytes; segment += 2) {
      const end = font.readUInt16BE(at + 14 + segment);
      const start = font.readUInt16BE(at + 16 + bytes + segment);
      for (let point = start; point <= end && point < 0xffff; point += 1) found.add(point);
    }
  }
  return found;
}
