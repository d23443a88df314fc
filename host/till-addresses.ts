import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks that live inside this computer, and tunnels: no till of the shop stands there. */
const INSIDE =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|zt)|vEthernet|VMware|VirtualBox|WSL/i;
const PRIVATE = [/^192\.168\./, /^10\./, /^172\.(?:1[6-9]|2\d|3[01])\./];

/** How likely another till of the shop reaches the address: the smaller, the likelier. */
function rankOf(name: string, address: string): number {
  const place = PRIVATE.findIndex((pattern) => pattern.test(address));
  const rank = address.startsWith('169.254.') ? PRIVATE.length + 1 : place < 0 ? PRIVATE.length : place;
  return INSIDE.test(name) ? rank + 10 : rank;
}

/** Where another till finds this computer at that port, the likeliest address first; none without a network. */
export function tillAddresses(interfaces: Interfaces, port: number): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((found) => ({ ...found, name })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ name, address }) => ({ address, rank: rankOf(name, address) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ address }) => `http://${address}:${port}`);
}
