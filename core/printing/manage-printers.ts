import type { PrinterDto } from '../../shared/contract/printing.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Context } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { wakePrintQueue } from './print-queue.ts';
import { usablePrinters } from './printer-rules.ts';
import { deletePrinter, listPrinters, putPrinter } from './printing.repo.ts';

function note(context: Context, action: string, id: string, details: Record<string, unknown>): void {
  appendAudit(context.db, {
    at: context.ports.clock.now(),
    userId: context.actor.userId,
    tillId: context.actor.tillId,
    action,
    entity: 'printer',
    entityId: id,
    details,
  });
}

/** Adds a printer or changes the one with its id; a shop always keeps exactly one default. Refuses a name that another one has. */
export function savePrinter(context: Context, printer: PrinterDto): PrinterDto {
  const kept = context.db.transaction('save printer', () => {
    const others = listPrinters(context.db).filter((other) => other.id !== printer.id);
    const namesake = others.find((other) => other.name === printer.name);
    if (namesake) {
      throw new Refusal('DUPLICATE', {
        entity: 'printer',
        field: 'name',
        value: printer.name,
        id: namesake.id,
      });
    }
    const isDefault = printer.isDefault || !others.some((other) => other.isDefault);
    const saved = { ...printer, isDefault };
    putPrinter(context.db, saved);
    note(context, 'printer.saved', printer.id, { connection: printer.connection.kind, isDefault });
    wakePrintQueue(context.db);
    return saved;
  });
  context.events.publish({ type: 'settings-changed' });
  return kept;
}

/** Forgets a printer; its waiting jobs go to the default, and another one becomes the default where it was. Refuses an unknown id. */
export function removePrinter(context: Context, id: string): void {
  context.db.transaction('remove printer', () => {
    if (!deletePrinter(context.db, id)) {
      throw new Refusal('NOT_FOUND_RECORD', { entity: 'printer', id });
    }
    const left = listPrinters(context.db);
    const heir = usablePrinters(left).find((printer) => printer.isDefault);
    if (heir && left.length > 0) putPrinter(context.db, heir);
    note(context, 'printer.removed', id, {});
    wakePrintQueue(context.db);
  });
  context.events.publish({ type: 'settings-changed' });
}
