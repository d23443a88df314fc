import { type Logger as Pino, pino } from 'pino';
import type { Logger } from '../ports/ports.ts';

const PERSONAL = [
  'email',
  'to',
  'name',
  'phone',
  'address',
  'place',
  'password',
  'token',
  'authorization',
  'cookie',
  'text',
];

/** Structured log lines on standard output. Fields that name or identify a person are blotted out, should one slip in. */
export function openLog(level: Pino['level']): Logger {
  const log = pino({
    level,
    base: null,
    redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), censor: '…' },
  });
  return {
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}
