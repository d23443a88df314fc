import type { ShopKind } from '../../shared/contract/settings.contract.ts';

/** What the first run asks for before the shop exists. */
export type ShopAnswers = { kind: ShopKind; name: string; phone: string; address: string };
