const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LARGEST_COMMENT = 65_557;

/**
 * What the parts of a ZIP file claim to unpack to, in bytes together, from its central directory. Null when there is no directory,
 * or a part hides its size; a reader that stops at the claimed size cannot be made to unpack more.
 */
export function unpackedSize(file: Buffer): number | null {
  const end = findEnd(file);
  if (end < 0) return null;
  const entries = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let total = 0;
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return null;
    const packed = file.readUInt32LE(at + 20);
    const unpacked = file.readUInt32LE(at + 24);
    if (unpacked === 0xffffffff || (unpacked === 0 && packed > 2)) return null;
    total += unpacked;
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return total;
}

function findEnd(file: Buffer): number {
  for (let at = file.length - 22; at >= Math.max(0, file.length - LARGEST_COMMENT); at -= 1)
    if (file.readUInt32LE(at) === END) return at;
  return -1;
}
