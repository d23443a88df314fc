import { expect, it } from 'vitest';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { MarketClient } from '../ports/ports.ts';
import { connectedShop } from '../testing/connected-shop.ts';
import { standInMarket } from '../testing/stand-in-market.ts';
import { actAs } from '../testing/test-shop.ts';
import { listShops } from './connect-shop.ts';

const account = { address: 'http://127.0.0.1:9', email: 'owner@example.org', password: 'padma-setu-7' };

/** A marketplace where the account was opened on the customers' page; it notes what was asked with which token. */
function customersAccount(seller: () => Promise<void> = async () => undefined) {
  const asked: string[] = [];
  let role = 'customer';
  const open = (_address: string, token: string | null) => {
    const note = <Answer>(what: string, answer: Answer): Answer => {
      asked.push(`${what} ${token ?? '-'}`);
      return answer;
    };
    const session = () => ({ accessToken: role, refreshToken: `r-${role}`, account: { role } });
    return {
      accounts: {
        signIn: async () => note('sign in', session()),
        becomeSeller: async () => {
          await seller();
          role = 'seller';
          return note('become seller', session().account);
        },
        refresh: async () => note('refresh', session()),
        signOut: async ({ refreshToken }: { refreshToken: string }) =>
          note(`sign out of ${refreshToken}`, {}),
      },
      shops: {
        mine: async () => {
          if (token !== 'seller') throw new MarketFailure('NOT_ALLOWED');
          return note('shops', { items: [] });
        },
      },
    } as unknown as MarketClient;
  };
  return { asked, open };
}

it('makes a seller of who opened the account on the customers’ page: it was a dead end with the same address', async () => {
  const { asked, open } = customersAccount();
  const owner = actAs(connectedShop(standInMarket(), open), 'owner');
  expect(await listShops(owner, account)).toEqual({ items: [] });
  expect(asked).toEqual([
    'sign in -',
    'become seller customer',
    'refresh -',
    'shops seller',
    'sign out of r-seller seller',
  ]);
  asked.length = 0;
  await listShops(owner, account);
  expect(asked).toEqual(['sign in -', 'shops seller', 'sign out of r-seller seller']);
});

it('says at a marketplace that is older than becoming a seller that this account may not, and ends the session', async () => {
  const { asked, open } = customersAccount(() => Promise.reject(new MarketFailure('NOT_UNDERSTOOD')));
  const owner = actAs(connectedShop(standInMarket(), open), 'owner');
  const refusal = { code: 'MARKET_REFUSED', data: { code: 'NOT_ALLOWED' } };
  await expect(listShops(owner, account)).rejects.toMatchObject(refusal);
  expect(asked).toEqual(['sign in -', 'sign out of r-customer customer']);
});
