import type { MarketStatusDto } from '../../shared/contract/marketplace.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { MarketFailure } from '../../shared/marketplace/market-failure.ts';
import type { OwnShopDto, ShopProfile } from '../../shared/marketplace/shops.contract.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import type { MarketClient } from '../ports/ports.ts';
import { KEY_NAME } from './key-name.ts';
import { deleteLink, putLink, readLink, setHeldThere } from './link.repo.ts';
import { orRefuse } from './or-refuse.ts';
import { workerOf } from './outbox-worker.ts';
import { pauseThere } from './pause-sync.ts';
import { readMarketStatus } from './read-market-status.ts';
import { refuseTraining } from './training-shop.ts';

type Account = { address: string; email: string; password: string };

function audit(context: Context, action: string, details: Record<string, unknown>): void {
  const { db, ports, actor } = context;
  appendAudit(db, {
    at: ports.clock.now(),
    userId: actor.userId,
    tillId: actor.tillId,
    action,
    entity: 'marketplace',
    entityId: 'shop',
    details,
  });
}

/** Opens an account for a seller; the marketplace sends a mail to confirm the address. The password is handed on and kept nowhere. Throws TRAINING_SHOP too. */
export async function signUp(
  context: Context,
  { address, ...who }: Account & { name: string; phone: string },
): Promise<Record<string, never>> {
  const { ports, actor } = context;
  await refuseTraining(context, address);
  const nobody = ports.openMarket(address, null);
  await orRefuse(nobody.accounts.signUp({ ...who, language: actor.language, role: 'seller' }));
  return {};
}

/** A marketplace that is older than this way of becoming a seller does not understand it: there a seller's account is needed. */
function orNotAllowed(error: unknown): never {
  const isUnknown = error instanceof MarketFailure && error.code === 'NOT_UNDERSTOOD';
  throw isUnknown ? new MarketFailure('NOT_ALLOWED') : error;
}

/** Somebody's session at the marketplace; one of a customer's account is a seller's from here on, because nobody but a shopkeeper signs in here. */
async function openSession(
  nobody: MarketClient,
  as: (token: string) => MarketClient,
  who: Omit<Account, 'address'>,
) {
  const session = await nobody.accounts.signIn({ ...who, keepIn: 'body' });
  if (session.account.role !== 'customer') return session;
  const { accounts } = as(session.accessToken);
  try {
    await accounts.becomeSeller().catch(orNotAllowed);
    return await nobody.accounts.refresh({ refreshToken: session.refreshToken });
  } catch (error) {
    await accounts.signOut({ refreshToken: session.refreshToken }).catch(() => undefined);
    throw error;
  }
}

/** Signs in for as long as `work` takes. Throws TRAINING_SHOP too. */
async function signedIn<Result>(
  context: Context,
  { address, ...who }: Account,
  work: (client: MarketClient) => Promise<Result>,
): Promise<Result> {
  const { ports } = context;
  await refuseTraining(context, address);
  const as = (token: string | null) => ports.openMarket(address, token);
  const session = await orRefuse(openSession(as(null), as, who));
  const client = as(session.accessToken);
  try {
    return await orRefuse(work(client));
  } finally {
    // A session that is not ended runs out by itself.
    await client.accounts.signOut({ refreshToken: session.refreshToken }).catch(() => undefined);
  }
}

/** The shops that the account has at the marketplace. */
export async function listShops(context: Context, account: Account): Promise<{ items: OwnShopDto[] }> {
  return signedIn(context, account, (client) => client.shops.mine());
}

/**
 * Connects the shop: signs in, registers it or takes one of the account's, makes its key and keeps that in the secret store. Whatever was
 * connected before ends. Throws NO_SECRET_STORE, TRAINING_SHOP, MARKET_UNREACHABLE and MARKET_REFUSED; nothing is connected then.
 */
export async function connectShop(
  context: Context,
  { shopId, profile, ...account }: Account & { shopId: string; profile: ShopProfile | null },
): Promise<MarketStatusDto> {
  const { db, ports } = context;
  const { secrets } = ports;
  if (!secrets) throw new Refusal('NO_SECRET_STORE', {});
  const { shop, key } = await signedIn(context, account, async (client) => {
    const known = (await client.shops.mine()).items.find((each) => each.id === shopId);
    const own = known ?? (profile && (await client.shops.register({ shopId, profile })));
    if (!own) throw new Refusal('MARKET_REFUSED', { code: 'NOT_FOUND_RECORD' });
    return { shop: own, key: (await client.shops.makeKey({ shopId: own.id })).key };
  });
  await secrets.set(KEY_NAME, key).catch((error: unknown) => {
    ports.logger.error({ error: String(error) }, 'the secret store took no key');
    throw new Refusal('NO_SECRET_STORE', {});
  });
  db.transaction('marketplace.connect', () => {
    const before = readLink(db);
    // A pause here that holds orders there ends with this: the greeting of the new link takes it back.
    const isHeld = before?.isHeldThere === true && before.shop.id === shop.id;
    putLink(db, {
      address: account.address,
      email: account.email,
      shop: { ...shop, isPaused: isHeld ? before.shop.isPaused : shop.isPaused, hasKey: true },
      connectedAt: ports.clock.now(),
    });
    if (isHeld) setHeldThere(db, { isHeld, isTold: before.isHoldTold });
    audit(context, 'marketplace.connect', { shopId: shop.id });
  });
  workerOf(db)?.relink();
  return readMarketStatus(context);
}

/**
 * Ends the link and forgets the key; orders and what is published here stay as they are. The marketplace takes no more orders for the shop, where it
 * can be reached: nobody would hear of them.
 */
export async function disconnectShop(context: Context): Promise<MarketStatusDto> {
  const { db, ports } = context;
  const isPaused = (await pauseThere(context)) !== null;
  db.transaction('marketplace.disconnect', () => {
    if (readLink(db)) audit(context, 'marketplace.disconnect', { isPaused });
    deleteLink(db);
  });
  await ports.secrets?.remove(KEY_NAME);
  workerOf(db)?.relink();
  return readMarketStatus(context);
}
