import type { ImportFailure } from '../../shared/contract/imports.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import { diskRefusal } from '../db/disk-fault.ts';

/** Why an import failed, as the screens name it. */
export function failureOf(error: unknown): ImportFailure {
  const disk = diskRefusal(error);
  if (disk) return disk.code === 'DISK_FULL' ? 'disk-full' : 'disk-fault';
  return error instanceof Refusal ? 'unreadable' : 'unexpected';
}
