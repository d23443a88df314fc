import { expect, it } from 'vitest';
import { callAs, createTestMarket } from '../testing/test-market.ts';
import { actAsAccount } from '../testing/test-people.ts';
import { makeAdmin } from './make-admin.ts';

const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? '';

it('the first administrator sets a password by a link, and has none before', async () => {
  const market = await createTestMarket();
  const call = callAs(market);
  const email = 'owner@example.org';
  const { link } = await makeAdmin(market, ' Owner@Example.org ');
  expect(link).toMatch(/^http:\/\/market\.test\/reset\?token=[\w-]{43}$/);
  for (const password of ['none', '', 'admin'])
    await expect(call.accounts.signIn({ email, password })).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
  await call.accounts.reset({ token: tokenOf(link), password: 'buriganga-nodi-91' });
  const session = await call.accounts.signIn({ email, password: 'buriganga-nodi-91', keepIn: 'body' });
  await callAs(market, session.accessToken).admin.settings();
});

it('an account that is there keeps its password and becomes an administrator; what is no address is refused', async () => {
  const market = await createTestMarket();
  const customer = await actAsAccount(market);
  await makeAdmin(market, customer.email);
  expect(await market.db.query('SELECT role FROM accounts')).toEqual([{ role: 'admin' }]);
  expect(() => makeAdmin(market, 'nobody')).toThrow('Invalid email');
});
