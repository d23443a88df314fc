import type { ExportFile } from '../../shared/contract/reports.contract.ts';
import type { Language } from '../../shared/text/format.ts';
import type { BusinessDay } from '../../shared/time/business-day.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { comparedUntil } from './compared-until.ts';

/**
 * Gives out the day as a file, made by the reading thread so that no sale waits, and audits who took which day. A file that could not
 * be made is not audited; one that could not be audited is not given out.
 */
export async function takeOutDay(
  context: Context,
  input: { day: BusinessDay; format: 'xlsx' | 'csv'; language: Language },
): Promise<ExportFile> {
  const { db, ports, actor, reading } = context;
  const { day, format } = input;
  const file = await reading.run('exportDay', {
    ...input,
    canSeeCost: actor.permissions.has('cost.view'),
    comparedUntil: comparedUntil(context, day),
  });
  db.transaction('reports.export-day', () => {
    const { userId, tillId } = actor;
    const at = ports.clock.now();
    const what = { action: 'reports.export-day', entity: 'day', entityId: day, details: { day, format } };
    appendAudit(db, { at, userId, tillId, ...what });
  });
  return file;
}
