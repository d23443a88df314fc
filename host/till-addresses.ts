import type { NetworkInterfaceInfo } from 'node:os';
import { privateRank } from './private-address.ts';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks that live inside this computer, and tunnels: no till of the shop stands there. */
const INSIDE =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|wg|tailscale|zt)|vEthernet|VMware|VirtualBox|WSL/i;

/** How likely another till of the shop reaches the address, the smaller the likelier; null where none can. */
function rankOf(name: string, address: string): number | null {
  const rank = privateRank(address);
  return rank === null ? null : rank + (INSIDE.test(name) ? 10 : 0);
}

/** Where another till finds this computer at that port, the likeliest address first; none without a network of the shop's own. */
export function tillAddresses(interfaces: Interfaces, port: number): string[] {
  return Object.entries(interfaces)
    .flatMap(([name, addresses]) => (addresses ?? []).map((found) => ({ ...found, name })))
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .flatMap(({ name, address }) => {
      const rank = rankOf(name, address);
      return rank === null ? [] : [{ address, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ address }) => `http://${address}:${port}`);
}
