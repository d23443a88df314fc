import { describe, expect, it } from 'vitest';
import { callAs, createTestMarket, type TestMarket } from '../testing/test-market.ts';
import { actAsAccount } from '../testing/test-people.ts';
import { REFRESH_MS } from './session.ts';

const EMAIL = 'rahima@example.org';
const PASSWORD = 'ilish-bhaja-42-tk';
const person = { email: EMAIL, password: PASSWORD, name: 'রহিমা', phone: '০১৭১১২২৩৩৪৪' } as const;

async function mailedToken(market: TestMarket): Promise<string> {
  const last = (await market.jobs.waiting()).filter((job) => job.queue === 'mail').at(-1);
  const token = /token=([\w-]+)/.exec(last?.queue === 'mail' ? last.data.text : '')?.[1];
  return token ?? '';
}

async function withAccount() {
  const market = await createTestMarket();
  const call = callAs(market);
  await call.accounts.signUp(person);
  await call.accounts.verifyEmail({ token: await mailedToken(market) });
  return { market, call };
}

const signIn = { email: EMAIL, password: PASSWORD, keepIn: 'body' } as const;

describe('an account', () => {
  it('is opened, confirmed by mail and signed in to', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    expect(await call.accounts.signUp(person)).toEqual({ sentTo: EMAIL });
    await expect(call.accounts.signIn(signIn)).rejects.toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    const token = await mailedToken(market);
    expect(await call.accounts.verifyEmail({ token })).toEqual({ email: EMAIL });
    await expect(call.accounts.verifyEmail({ token })).rejects.toMatchObject({ code: 'BAD_TOKEN' });
    const session = await call.accounts.signIn(signIn);
    expect(session.account).toMatchObject({ email: EMAIL, name: 'রহিমা', role: 'customer', language: 'bn' });
    const me = callAs(market, session.accessToken);
    expect(await me.accounts.me()).toEqual(session.account);
    expect(await me.accounts.updateProfile({ name: 'Rahima', phone: '', language: 'en' })).toMatchObject({
      name: 'Rahima',
      language: 'en',
    });
  });

  it('is a customer’s with a mobile number or none; a seller may be reached at a landline', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    const refused = { code: 'BAD_REQUEST' };
    await expect(call.accounts.signUp({ ...person, phone: '12345' })).rejects.toMatchObject(refused);
    expect(await call.accounts.signUp({ ...person, phone: '', role: 'customer' })).toEqual({ sentTo: EMAIL });
    const email = 'seller@example.org';
    const seller = { ...person, email, phone: '02-9123456', role: 'seller' } as const;
    expect(await call.accounts.signUp(seller)).toEqual({ sentTo: email });
  });

  it('changes a customer’s number to a mobile one only, and keeps the one it had before', async () => {
    const market = await createTestMarket();
    const customer = await actAsAccount(market);
    const { updateProfile } = customer.call.accounts;
    const profile = { name: 'Rahima', phone: '12345', language: 'en' } as const;
    await expect(updateProfile(profile)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await market.db.query('UPDATE accounts SET phone = $2 WHERE id = $1', [customer.id, '12345']);
    expect(await updateProfile({ ...profile, language: 'bn' })).toMatchObject({
      phone: '12345',
      language: 'bn',
    });
    expect(await updateProfile({ ...profile, phone: '০১৭১১-২২৩৩৪৪' })).toMatchObject({
      phone: '01711-223344',
    });
    const seller = await actAsAccount(market, 'seller');
    const theirs = await seller.call.accounts.updateProfile({ ...profile, phone: '02-9123456' });
    expect(theirs.phone).toBe('02-9123456');
  });

  it('is confirmed by the link of any mail of its sign-up, the first after signing in too early as well', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp(person);
    const first = await mailedToken(market);
    await expect(call.accounts.signIn(signIn)).rejects.toMatchObject({ code: 'EMAIL_NOT_VERIFIED' });
    expect(await mailedToken(market)).not.toBe(first);
    expect(await call.accounts.verifyEmail({ token: first })).toEqual({ email: EMAIL });
    await call.accounts.signIn(signIn);
  });

  it('is signed up for once more with the same password: every link serves, the newest name and role count', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp(person);
    const first = await mailedToken(market);
    await call.accounts.signUp({ ...person, name: 'রহিমা বেগম', role: 'seller' });
    expect(await call.accounts.verifyEmail({ token: first })).toEqual({ email: EMAIL });
    const { account } = await call.accounts.signIn(signIn);
    expect(account).toMatchObject({ name: 'রহিমা বেগম', role: 'seller' });
  });

  it('whose address was signed up with twice, by other passwords, gets its password from who holds the mail', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp({ ...person, password: 'somebody-else-here-9' });
    const stranger = await mailedToken(market);
    await call.accounts.signUp(person);
    await expect(call.accounts.verifyEmail({ token: stranger })).rejects.toMatchObject({ code: 'BAD_TOKEN' });
    await call.accounts.reset({ token: await mailedToken(market), password: PASSWORD });
    const { account } = await call.accounts.signIn(signIn);
    expect(account).toMatchObject({ name: 'rahima', phone: '' });
  });

  it('refuses passwords that are easily guessed, also made of the own name', async () => {
    const call = callAs(await createTestMarket());
    for (const password of ['password1', '12345678', 'qwertyuiop', 'rahima2024', 'rahima@example.org'])
      await expect(call.accounts.signUp({ ...person, name: 'Rahima', password })).rejects.toMatchObject({
        code: 'WEAK_PASSWORD',
      });
  });

  it('gives a page its refresh token in a cookie that scripts cannot read, and takes it from there', async () => {
    const { market, call } = await withAccount();
    const session = await call.accounts.signIn({ email: EMAIL, password: PASSWORD });
    expect(session.refreshToken).toBeNull();
    const cookie = call.resHeaders.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^dokani_session=[\w-]{43}; .*HttpOnly.*SameSite=Strict/i);
    const page = callAs(market, null, { cookie: cookie.split(';')[0] ?? '' });
    const next = await page.accounts.refresh({});
    expect(next).toMatchObject({ refreshToken: null, account: { email: EMAIL } });
    const newCookie = (page.resHeaders.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(newCookie).not.toBe(cookie.split(';')[0]);
    await callAs(market, null, { cookie: newCookie }).accounts.signOut({});
    await expect(callAs(market, null, { cookie: newCookie }).accounts.refresh({})).rejects.toMatchObject({
      code: 'BAD_TOKEN',
    });
  });

  it('sends a secure cookie of this host alone where the page has HTTPS', async () => {
    const { market } = await withAccount();
    const secured = { ...market, options: { ...market.options, publicUrl: 'https://market.test' } };
    const call = callAs(secured);
    await call.accounts.signIn({ email: EMAIL, password: PASSWORD });
    expect(call.resHeaders.get('set-cookie')).toMatch(/^__Host-dokani_session=.*Path=\/;.*Secure/i);
  });

  it('stays signed in for 30 days after the last use, and not longer', async () => {
    const { market, call } = await withAccount();
    const first = await call.accounts.signIn(signIn);
    market.time.advance(REFRESH_MS - 1_000);
    const second = await call.accounts.refresh({ refreshToken: first.refreshToken });
    market.time.advance(REFRESH_MS + 1_000);
    await expect(call.accounts.refresh({ refreshToken: second.refreshToken })).rejects.toMatchObject({
      code: 'BAD_TOKEN',
    });
  });

  it('gets a new password by mail, which ends all sessions', async () => {
    const { market, call } = await withAccount();
    const old = await call.accounts.signIn(signIn);
    await call.accounts.requestReset({ email: EMAIL });
    const token = await mailedToken(market);
    const weak = call.accounts.reset({ token, password: 'password1' });
    await expect(weak).rejects.toMatchObject({ code: 'WEAK_PASSWORD' });
    await call.accounts.reset({ token, password: 'padma-setu-dekhi-7' });
    await expect(call.accounts.reset({ token, password: 'padma-setu-dekhi-8' })).rejects.toMatchObject({
      code: 'BAD_TOKEN',
    });
    await expect(call.accounts.refresh({ refreshToken: old.refreshToken })).rejects.toMatchObject({
      code: 'BAD_TOKEN',
    });
    await expect(call.accounts.signIn(signIn)).rejects.toMatchObject({ code: 'WRONG_PASSWORD' });
    await call.accounts.signIn({ ...signIn, password: 'padma-setu-dekhi-7' });
  });

  it('ends the link of a mail after its time', async () => {
    const market = await createTestMarket();
    const call = callAs(market);
    await call.accounts.signUp(person);
    market.time.advance(48 * 3_600_000 + 1_000);
    await expect(call.accounts.verifyEmail({ token: await mailedToken(market) })).rejects.toMatchObject({
      code: 'BAD_TOKEN',
    });
  });

  it('lets two tabs that refresh at once keep their session, one of them by trying again', async () => {
    const { market, call } = await withAccount();
    await call.accounts.signIn({ email: EMAIL, password: PASSWORD });
    const cookie = (call.resHeaders.get('set-cookie') ?? '').split(';')[0] ?? '';
    const winner = callAs(market, null, { cookie });
    const answers = await Promise.allSettled([
      winner.accounts.refresh({}),
      callAs(market, null, { cookie }).accounts.refresh({}),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual(['fulfilled', 'rejected']);
    const alive = await market.db.query(
      'SELECT 1 FROM refresh_tokens WHERE used_at IS NULL AND revoked_at IS NULL',
    );
    expect(alive).toHaveLength(1);
  });

  it('of a customer may keep shops from when its owner says so, and goes on buying', async () => {
    const { market, call } = await withAccount();
    const session = await call.accounts.signIn(signIn);
    const customer = callAs(market, session.accessToken);
    await expect(customer.shops.mine()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await customer.accounts.becomeSeller()).toMatchObject({ role: 'seller' });
    const renewed = await call.accounts.refresh({ refreshToken: session.refreshToken });
    const seller = callAs(market, renewed.accessToken);
    expect(await seller.shops.mine()).toEqual({ items: [] });
    expect(await seller.accounts.becomeSeller()).toMatchObject({ role: 'seller' });
    expect((await seller.orders.list({})).items).toEqual([]);
    const admin = await actAsAccount(market, 'admin');
    await expect(admin.call.accounts.becomeSeller()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
