import { existsSync } from 'node:fs';
import path from 'node:path';
import { installFromDebian } from './debian.mjs';

const bin = '/usr/lib/postgresql/15/bin';
const postgis = '/usr/share/postgresql/15/extension/postgis.control';

/** @returns {string | null} the folder of PostgreSQL's programs, PostGIS beside them */
function postgresOnMachine() {
  return existsSync(path.join(bin, 'initdb')) && existsSync(postgis) ? bin : null;
}

/**
 * PostgreSQL 15 with PostGIS, and Redis, for the marketplace's tests: those on the machine, else from the distribution (as root).
 * @returns {Promise<string | null>} the folder of PostgreSQL's programs; null where there is none, and the tests use the embedded database
 */
export async function ensurePostgres() {
  const found = postgresOnMachine();
  if (found && existsSync('/usr/bin/redis-server')) return found;
  const packages = ['postgresql-15', 'postgresql-15-postgis-3', 'redis-server'];
  await installFromDebian('PostgreSQL, PostGIS and Redis', packages);
  return postgresOnMachine();
}
