const PRIVATE = [
  /^192\.168\./,
  /^10\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  // Given by a computer to itself where nobody else gives one.
  /^169\.254\./,
  // For examples, never routed in the Internet (RFC 5737): virtual machines use it.
  /^192\.0\.2\./,
];

/** How likely an address is that of a shop's own network, 0 the likeliest; null for one of the Internet, where no till stands. */
export function privateRank(address: string): number | null {
  const rank = PRIVATE.findIndex((pattern) => pattern.test(address));
  return rank < 0 ? null : rank;
}

/** True for a caller in the shop's own network or on this computer, as a socket tells it. */
export function isNeighbour(address: string | undefined): boolean {
  const plain = (address ?? '').replace(/^::ffff:/i, '');
  return plain.startsWith('127.') || plain === '::1' || privateRank(plain) !== null;
}
