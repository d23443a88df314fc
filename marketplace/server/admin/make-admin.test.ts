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

it('who signed up with the address before, and did not confirm it, gains nothing: neither password nor link nor name', async () => {
  const market = await createTestMarket();
  const thief = callAs(market);
  const email = 'owner@example.org';
  const password = 'thief-Knows-77-this';
  await thief.accounts.signUp({ email, password, name: 'Thief', phone: '01999999999' });
  await thief.accounts.requestReset({ email });
  const mailed = (await market.jobs.takeDue()).flatMap((job) =>
    job.queue === 'mail' ? [/token=([\w-]+)/.exec(job.data.text)?.[1] ?? ''] : [],
  );
  const { link } = await makeAdmin(market, email);
  await expect(thief.accounts.signIn({ email, password })).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
  const [verify = '', reset = ''] = mailed;
  await expect(thief.accounts.verifyEmail({ token: verify })).rejects.toMatchObject({ code: 'BAD_TOKEN' });
  await expect(thief.accounts.reset({ token: reset, password })).rejects.toMatchObject({ code: 'BAD_TOKEN' });
  await thief.accounts.reset({ token: tokenOf(link), password: 'buriganga-nodi-91' });
  const session = await thief.accounts.signIn({ email, password: 'buriganga-nodi-91', keepIn: 'body' });
  expect(session.account).toMatchObject({ role: 'admin', name: 'Administrator', phone: '' });
});

it('the sessions an account had end when it becomes an administrator', async () => {
  const market = await createTestMarket();
  const call = callAs(market);
  const email = 'staff@example.org';
  await makeAdmin(market, email).then(({ link }) =>
    call.accounts.reset({ token: tokenOf(link), password: 'buriganga-nodi-91' }),
  );
  const { refreshToken } = await call.accounts.signIn({
    email,
    password: 'buriganga-nodi-91',
    keepIn: 'body',
  });
  await makeAdmin(market, email);
  await expect(call.accounts.refresh({ refreshToken })).rejects.toMatchObject({ code: 'BAD_TOKEN' });
});
