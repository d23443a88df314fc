import { createReadStream, type ReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(
  import.meta.resolve('@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff2'),
);

/** The letters of Bengali as a woff2 file, for pages that the server writes by itself: not every machine has them. */
export function readBengaliFont(): ReadStream {
  return createReadStream(FILE);
}

/** The `@font-face` of it, served at `url`. */
export function bengaliFontFace(url: string): string {
  return `@font-face{font-family:"Noto Sans Bengali";src:url("${url}") format("woff2");unicode-range:U+0951-0952,U+0964-0965,U+0980-09FE,U+200C-200D,U+20B9,U+25CC}`;
}
