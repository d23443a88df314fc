import { isDeepStrictEqual } from 'node:util';
import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings, writeSettings, writingSettings } from './settings.repo.ts';

/** Names of what differs, such as `shop.phone`; never the values, which may be personal. */
function changedKeys(before: ShopSettings, after: ShopSettings): string[] {
  const groups = Object.keys(after) as (keyof ShopSettings)[];
  return groups.flatMap((group) => {
    const [old, now] = [before[group], after[group]];
    if (typeof old === 'string' || typeof now === 'string') return old === now ? [] : [group];
    const keys = Object.keys(now) as (keyof typeof now)[];
    return keys
      .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
      .map((key) => `${group}.${String(key)}`);
  });
}

/** Throws VERSION_CONFLICT for a group that is no longer as the caller saw it. */
function refuseUnseen(before: ShopSettings, was: Partial<ShopSettings>): void {
  const groups = Object.keys(was) as (keyof ShopSettings)[];
  const changed = groups.find(
    (group) => was[group] !== undefined && !isDeepStrictEqual(was[group], before[group]),
  );
  if (changed) throw new Refusal('VERSION_CONFLICT', { entity: 'settings', id: changed });
}

/**
 * Replaces the groups that are given, and tells all tills. The audit says which keys changed. Throws VERSION_CONFLICT where a group is not what
 * `was` says the caller saw; saving what is stored already is no conflict.
 */
export function saveSettings(
  context: Context,
  groups: Partial<ShopSettings>,
  was: Partial<ShopSettings> = {},
): ShopSettings {
  const { db } = context;
  const now = context.ports.clock.now();
  const before = readSettings(db);
  const saved = writingSettings(db, 'settings.save', () => {
    const keys = changedKeys(before, { ...before, ...groups });
    if (keys.length === 0) return before;
    refuseUnseen(before, was);
    appendAudit(db, {
      at: now,
      userId: context.actor.userId,
      tillId: context.actor.tillId,
      action: 'settings.save',
      entity: 'settings',
      entityId: 'shop',
      details: { keys },
    });
    return writeSettings(db, groups, now);
  });
  if (saved !== before) context.events.publish({ type: 'settings-changed' });
  return saved;
}
