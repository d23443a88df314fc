/**
 * Why a job was not printed; stored as the job's `lastError`, shown under the text key `settings.faults.<fault>`.
 * `unreachable`: off or not connected · `interrupted`: broke off while printing · `timeout`: took no more data (paper?) ·
 * `refused`: this printer cannot do that · `drawer-late`: too late to open the drawer · `not-drawable`: a bug, see the log.
 */
export const PRINT_FAULTS = [
  'unreachable',
  'interrupted',
  'timeout',
  'refused',
  'drawer-late',
  'not-drawable',
] as const;
export type PrintFault = (typeof PRINT_FAULTS)[number];
