import {
  type AskedList,
  LIST_PERMISSIONS,
  MOST_ROWS_IN_FILE,
  type PrintedList,
} from '../../shared/contract/lists.contract.ts';
import type { ExportFile } from '../../shared/contract/reports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Language } from '../../shared/text/format.ts';
import { businessDayOf } from '../../shared/time/business-day.ts';
import type { MeantList } from '../app/long-reads.ts';
import type { Context } from '../app/shop.ts';
import { productListSql, viewOf } from '../catalog/index.ts';
import { appendAudit } from '../db/audit.ts';
import { readSettings } from '../settings/index.ts';
import { shelfListSql } from '../stock/index.ts';
import { auditSpan } from '../users/index.ts';
import { refuseHiddenFigure } from './receipts-query.ts';

/** Throws NOT_ALLOWED for whoever may not take this list out, or not with what it is to show of each receipt. */
function refuseStrangers({ actor }: Context, list: AskedList): void {
  const missing = LIST_PERMISSIONS[list.kind].find((permission) => !actor.permissions.has(permission));
  if (missing) throw new Refusal('NOT_ALLOWED', { permission: missing });
  if (list.kind === 'receipts') refuseHiddenFigure(list, actor.permissions);
}

/** What only this side knows: what a typed text finds, who is asking, which day it is. */
function meaningOf(context: Context, list: AskedList): MeantList {
  if (list.kind === 'products') {
    const { kind, ...asked } = list;
    const view = viewOf(context);
    return { kind, ids: productListSql(context.db, { ...asked, view }), view };
  }
  if (list.kind === 'stock') {
    const { kind, ...asked } = list;
    return {
      kind,
      ids: shelfListSql({
        ...asked,
        nearDays: readSettings(context.db).counter.nearExpiryDays,
        view: viewOf(context),
      }),
      showsCost: context.actor.permissions.has('cost.view'),
    };
  }
  if (list.kind === 'audit') return { kind: list.kind, ...auditSpan(context, list) };
  return list;
}

/** The audit says which list and how many rows, never what it was narrowed by: that may be somebody's name. */
function audit({ db, ports, actor }: Context, action: string, kind: string, details: object): void {
  const { userId, tillId } = actor;
  const at = ports.clock.now();
  const entry = { at, userId, tillId, action, entity: 'list', entityId: kind, details: { ...details } };
  db.transaction(action, () => appendAudit(db, entry));
}

/**
 * Gives out a list as a file, made by the reading thread so that no sale waits, and audits who took it. Throws NOT_ALLOWED, and
 * TOO_MANY_ROWS for a list of more than 100,000 rows.
 */
export async function takeOutList(
  context: Context,
  input: { list: AskedList; format: 'xlsx' | 'csv'; language: Language },
): Promise<ExportFile> {
  const { list, format, language } = input;
  refuseStrangers(context, list);
  const day = businessDayOf(context.ports.clock.now(), readSettings(context.db).counter.dayStartHour);
  const asked = { list: meaningOf(context, list), format, language, day };
  const made = await context.reading.run('exportList', asked);
  if (made === null) throw new Refusal('TOO_MANY_ROWS', { most: MOST_ROWS_IN_FILE });
  audit(context, 'reports.export-list', list.kind, { list: list.kind, format, rows: made.rows });
  return made.file;
}

/** Gives out a list for paper, likewise audited. Throws NOT_ALLOWED. */
export async function putListOnPaper(
  context: Context,
  { list, language }: { list: AskedList; language: Language },
): Promise<PrintedList> {
  refuseStrangers(context, list);
  const printed = await context.reading.run('printList', { list: meaningOf(context, list), language });
  audit(context, 'reports.print-list', list.kind, { list: list.kind, rows: printed.rows.length });
  return printed;
}
