import { API_VERSION } from '../../shared/contract/index.ts';
import type { StatusDto } from '../../shared/contract/settings.contract.ts';
import { clockBehind } from '../app/clock-watch.ts';
import { isDiskLow } from '../app/disk-watch.ts';
import type { Shop } from '../app/shop.ts';
import { hasUsers } from '../users/index.ts';
import { readSettings } from './settings.repo.ts';

/** What anybody may know of the shop before signing in. */
export function readStatus(shop: Shop): StatusDto {
  const settings = readSettings(shop.db);
  const needsSetup = !hasUsers(shop.db);
  const now = shop.ports.clock.now();
  const { nameBn, nameEn, kind } = settings.shop;
  return {
    apiVersion: API_VERSION,
    appVersion: shop.options.appVersion,
    needsSetup,
    training: shop.options.training,
    language: settings.language,
    shop: needsSetup ? null : { nameBn, nameEn, kind },
    now,
    diskLow: isDiskLow(shop.db),
    clockBehind: clockBehind(shop.db, now),
  };
}
