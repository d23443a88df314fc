import type { MarketStatusDto } from '../../shared/contract/marketplace.contract.ts';
import type { Shop } from '../app/shop.ts';
import { countAnswers } from './answers.repo.ts';
import { readLink } from './link.repo.ts';
import { countNewOrders, countOverOrders } from './orders.repo.ts';
import { workerOf } from './outbox-worker.ts';
import { countPublished } from './publish.repo.ts';
import { countQueue } from './queue.repo.ts';

/** How the shop and its marketplace stand now; asks nobody outside. */
export function readMarketStatus({ db }: Pick<Shop, 'db'>): MarketStatusDto {
  const link = readLink(db);
  const { waiting, sending, parked } = countQueue(db);
  const state = workerOf(db)?.state() ?? { connection: 'off', failure: null, sending: null };
  return {
    ...state,
    address: link?.address ?? '',
    email: link?.email ?? '',
    shop: link?.shop ?? null,
    waiting: waiting + sending,
    parked,
    answersWaiting: countAnswers(db),
    published: countPublished(db),
    serverListings: link?.serverListings ?? 0,
    newOrders: countNewOrders(db),
    overOrders: countOverOrders(db),
    lastSuccessAt: link?.lastSuccessAt ?? null,
    clockAheadMs: link?.clockAheadMs ?? 0,
    isPauseTold: link !== null && (link.isHoldTold || link.shop.isPaused),
    isMedicineOrderable: link?.isMedicineOrderable ?? true,
  };
}
