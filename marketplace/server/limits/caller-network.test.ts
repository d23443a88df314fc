import { describe, expect, it } from 'vitest';
import { startTestNode } from '../testing/test-node.ts';
import { networkOf } from './caller-network.ts';

describe('the network a caller is counted by', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:db8::192.0.2.1', '2001:db8:0:0::/64'],
    ['no address', 'no address'],
  ])('%s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  it('is the same for all addresses of one line, so that nobody guesses from a new one each time', async () => {
    const node = await startTestNode({ trustProxy: 1 });
    const guess = async (address: string, at: number) =>
      (
        await node.post(
          '/rpc/accounts/verifyEmail',
          { json: { token: `a-guessed-token-of-a-mail-${at}` } },
          { 'x-forwarded-for': address },
        )
      ).status;
    const statuses = [];
    for (let at = 0; at < 22; at += 1)
      statuses.push(await guess(`2001:db8:1:2::${(at + 1).toString(16)}`, at));
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect(await guess('2001:db8:1:3::1', 99)).toBe(401);
  });
});
