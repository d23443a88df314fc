import type { TFunction } from 'i18next';
import { PRINT_FAULTS, type PrintFault } from '../../../shared/receipt/print-fault.ts';

const isFault = (text: string): text is PrintFault => (PRINT_FAULTS as readonly string[]).includes(text);

/** Why a job was not printed, in words; what is no known fault stays as it is. */
export function faultText(error: string, t: TFunction<'settings'>): string {
  return isFault(error) ? t(`faults.${error}`) : error;
}
