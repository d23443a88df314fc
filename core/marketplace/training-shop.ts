import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Shop } from '../app/shop.ts';
import { orRefuse } from './or-refuse.ts';

/** True for an address within this computer. */
export function isLoopback(address: string): boolean {
  const { hostname } = new URL(address);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * Throws TRAINING_SHOP where this is a training shop and the marketplace at `address` is no demo on this computer: customers would order what
 * nobody has. Throws MARKET_UNREACHABLE where a marketplace on this computer does not answer.
 */
export async function refuseTraining(
  { options, ports }: Pick<Shop, 'options' | 'ports'>,
  address: string,
  signal?: AbortSignal,
): Promise<void> {
  if (!options.training) return;
  if (!isLoopback(address)) throw new Refusal('TRAINING_SHOP', {});
  const about = ports.openMarket(address, null).find.about(undefined, signal ? { signal } : {});
  const { isDemo } = await orRefuse(about);
  if (!isDemo) throw new Refusal('TRAINING_SHOP', {});
}
