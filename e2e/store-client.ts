import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../shared/contract/index.ts';
import type { ShopKind } from '../shared/contract/settings.contract.ts';
import type { SessionDto } from '../shared/contract/users.contract.ts';
import type { Language } from '../shared/text/format.ts';

/** The store server's API as the screens call it. */
export type StoreApi = ContractRouterClient<Contract>;

/** A person signed in from the test's own side, beside the browser. */
export type SignedIn = { api: StoreApi; session: SessionDto; pin: string };

/** What the owner of every test shop signs in with. */
export const OWNER_PIN = '482913';

/** The API at `url`, with a session's token where there is one. */
export function storeApi(url: string, token?: string): StoreApi {
  const origin = new URL(url).origin;
  const headers = { origin, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  return createORPCClient(new RPCLink({ url: `${origin}/rpc`, headers }));
}

/** Sets up the shop and signs its owner in. */
export async function setUpShop(url: string, language: Language, kind: ShopKind): Promise<SignedIn> {
  const session = await storeApi(url).system.setUp({
    language,
    kind,
    nameBn: 'মায়ের দোয়া',
    nameEn: 'Mayer Doa',
    ownerName: language === 'bn' ? 'রহিমা' : 'Rahima',
    pin: OWNER_PIN,
  });
  return { api: storeApi(url, session.token), session, pin: OWNER_PIN };
}

/** Signs somebody in beside the browser: a second till, or whoever changes a price meanwhile. */
export async function signInBeside(url: string, userId: string, pin: string): Promise<SignedIn> {
  const session = await storeApi(url).session.signIn({ userId, pin });
  return { api: storeApi(url, session.token), session, pin };
}
