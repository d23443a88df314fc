import type { z } from 'zod';
import type { exportFileSchema } from '../../shared/contract/reports.contract.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';

/**
 * Gives out everything the shop owns as one file, made by the reading thread so that no sale waits, and audits who took it. A file that
 * could not be made is not audited; one that could not be audited is not given out.
 */
export async function takeOutEverything(context: Context): Promise<z.infer<typeof exportFileSchema>> {
  const { db, ports, actor, reading } = context;
  const day = businessDayOf(ports.clock.now(), readSettings(db).counter.dayStartHour);
  const file = await reading.run('exportAll', { day });
  db.transaction('reports.export-all', () => {
    const { userId, tillId } = actor;
    const at = ports.clock.now();
    const what = { action: 'reports.export-all', entity: 'shop', entityId: '', details: {} };
    appendAudit(db, { at, userId, tillId, ...what });
  });
  return file;
}
