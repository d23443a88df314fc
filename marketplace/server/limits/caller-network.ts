import { isIPv6 } from 'node:net';

/**
 * The name under which a network address is counted: an IPv4 address itself, also where it is written as IPv6; of an IPv6 address its first 64
 * bits, because one line has as many addresses as it likes below them.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1];
  if (mapped !== undefined) return mapped;
  // The address as hexadecimal groups, also where its end is written as IPv4.
  const plain = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array<string>(zeros).fill('0'), ...after];
  const isMapped = all.slice(0, 5).every((group) => group === '0') && all[5] === 'ffff';
  if (isMapped) {
    const bytes = all.slice(6).flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 255];
    });
    return bytes.join('.');
  }
  return `${all.slice(0, 4).join(':')}::/64`;
}
