import { Refusal } from '../../shared/errors/error-codes.ts';
import type { DraftRow } from './drafts.repo.ts';

/** Throws VERSION_CONFLICT for a cart that is open at another till: nobody saves or throws away what somebody else has before them. */
export function refuseOpenElsewhere({ draft, tillId }: DraftRow, ownTill: number): void {
  if (draft.state === 'open' && tillId !== ownTill)
    throw new Refusal('VERSION_CONFLICT', { entity: 'draft', id: draft.id });
}
