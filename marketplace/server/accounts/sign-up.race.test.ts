import { describe, expect, it } from 'vitest';
import { callAs, createTestMarket, type TestMarket } from '../testing/test-market.ts';

const EMAIL = 'rahima@example.org';
const PASSWORD = 'ilish-bhaja-42-tk';
const person = { email: EMAIL, password: PASSWORD, name: 'Rahima', phone: '', language: 'en' } as const;

async function mails(market: TestMarket): Promise<string[]> {
  return (await market.jobs.takeDue()).flatMap((job) => (job.queue === 'mail' ? [job.data.text] : []));
}

const tokenOf = (mail = '') => /token=([\w-]+)/.exec(mail)?.[1] ?? '';

const atOnce = (market: TestMarket, passwords: readonly string[]) =>
  Promise.all(passwords.map((password) => callAs(market).accounts.signUp({ ...person, password })));

describe('sign-ups at the same time', () => {
  it('with the same words are one, with one link that confirms it', async () => {
    const market = await createTestMarket();
    await atOnce(market, [PASSWORD, PASSWORD, PASSWORD]);
    const sent = await mails(market);
    expect(sent).toHaveLength(1);
    const call = callAs(market);
    expect(await call.accounts.verifyEmail({ token: tokenOf(sent[0]) })).toEqual({ email: EMAIL });
    const { account } = await call.accounts.signIn({ email: EMAIL, password: PASSWORD });
    expect(account).toMatchObject({ name: 'Rahima', role: 'customer' });
  });

  it('with two passwords leave the address to who holds the mail: neither counts, and no link confirms one', async () => {
    const market = await createTestMarket();
    const other = 'attackers-own-secret-1';
    await atOnce(market, [PASSWORD, other, PASSWORD, other]);
    const sent = await mails(market);
    const call = callAs(market);
    for (const mail of sent)
      await expect(call.accounts.verifyEmail({ token: tokenOf(mail) })).rejects.toMatchObject({
        code: 'BAD_TOKEN',
      });
    for (const password of [PASSWORD, other])
      await expect(call.accounts.signIn({ email: EMAIL, password })).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
      });
    expect(sent.at(-1)).toContain('/reset?token=');
  });

  it('with other words than the password keep the newest ones and send a link again', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp(person);
    await call.accounts.signUp({ ...person, role: 'seller' });
    expect(await mails(market)).toHaveLength(2);
  });

  it('send a link again to who asks for it a minute later', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp(person);
    await call.accounts.signUp(person);
    market.time.advance(61_000);
    await call.accounts.signUp(person);
    expect(await mails(market)).toHaveLength(2);
  });
});
