import type { ShopSettings } from '../../shared/contract/settings.contract.ts';
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

/** Replaces the groups that are given, and tells all tills. The audit says which keys changed. */
export function saveSettings(context: Context, groups: Partial<ShopSettings>): ShopSettings {
  const { db } = context;
  const now = context.ports.clock.now();
  const before = readSettings(db);
  const saved = writingSettings(db, 'settings.save', () => {
    const keys = changedKeys(before, { ...before, ...groups });
    if (keys.length === 0) return before;
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
