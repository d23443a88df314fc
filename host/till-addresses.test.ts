import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { tillAddresses } from './till-addresses.ts';

const at = (address: string, internal = false): NetworkInterfaceInfo[] => [
  { address, internal, family: 'IPv4', netmask: '255.255.255.0', mac: '00:00:00:00:00:00', cidr: null },
];

describe('the address for a second till', () => {
  it('is that of the shop’s own network before those inside this computer, and never the loopback', () => {
    const found = tillAddresses(
      {
        lo: at('127.0.0.1', true),
        docker0: at('172.17.0.1'),
        'vEthernet (WSL)': at('172.28.0.1'),
        eth1: at('169.254.7.7'),
        wlan0: at('192.168.0.23'),
        eth0: at('10.0.0.4'),
        ppp0: at('103.4.145.7'),
      },
      4780,
    );
    expect(found).toEqual([
      'http://192.168.0.23:4780',
      'http://10.0.0.4:4780',
      'http://169.254.7.7:4780',
      'http://172.17.0.1:4780',
      'http://172.28.0.1:4780',
    ]);
  });

  it('is none without a network', () => {
    expect(tillAddresses({ lo: at('127.0.0.1', true) }, 4780)).toEqual([]);
  });
});
