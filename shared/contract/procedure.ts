import { oc } from '@orpc/contract';
import { refusals } from '../errors/error-codes.ts';
import type { Permission } from '../permissions/permissions.ts';

/** Who may call: anybody who reaches the server, anybody signed in, or holders of a permission. */
export type Access = 'public' | 'signed-in' | Permission;

/**
 * What the server's door reads of a procedure: a query changes nothing and may be cached and repeated; a command writes
 * and goes to the single writer.
 */
export type ProcedureMeta = { kind: 'query' | 'command'; access: Access };

const base = oc.$meta<ProcedureMeta>({ kind: 'query', access: 'signed-in' });
/** What any call can be refused with, whatever it is for. */
const guarded = base.errors(
  refusals(
    'SIGN_IN_REQUIRED',
    'NOT_ALLOWED',
    'UNKNOWN_TILL',
    'SETUP_REQUIRED',
    'BAD_INPUT',
    'DISK_FULL',
    'DISK_FAULT',
  ),
);

/** A procedure that changes nothing, open to holders of `access`. REST: GET at `path`. */
export const query = (access: Access, path: `/${string}`) =>
  guarded.meta({ kind: 'query', access }).route({ method: 'GET', path });

/** A procedure that writes, open to holders of `access`. REST: POST at `path`. */
export const command = (access: Access, path: `/${string}`) =>
  guarded.meta({ kind: 'command', access }).route({ method: 'POST', path });
