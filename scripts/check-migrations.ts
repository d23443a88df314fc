import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Migration file name → SHA-256 of its text with LF line ends. */
export type MigrationHashes = Record<string, string>;

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'migrations');
const listFile = path.join(folder, 'hashes.json');

/**
 * What is wrong with the migrations: an edited, lost, misnumbered or unlisted one, or one that sorts before one that is
 * already on main. Empty where all is well.
 */
export function problemsOf(now: MigrationHashes, listed: MigrationHashes, onMain: MigrationHashes): string[] {
  const names = Object.keys(now).sort();
  const problems: string[] = [];
  names.forEach((name, index) => {
    const number = /^(\d{4})_[a-z0-9_-]+\.sql$/.exec(name)?.[1];
    const first = Number(/^(\d{4})/.exec(names[0] ?? '')?.[1] ?? 0);
    if (number === undefined) problems.push(`${name}: is not named like 0007_what_it_does.sql`);
    else if (Number(number) !== first + index)
      problems.push(`${name}: its number does not follow the one before`);
    if (!(name in listed)) problems.push(`${name}: is not in hashes.json (npm run migrations -- --record)`);
  });
  for (const [name, hash] of Object.entries({ ...listed, ...onMain })) {
    if (!(name in now)) problems.push(`${name}: is gone; a migration that shipped stays`);
    else if (now[name] !== hash) problems.push(`${name}: was edited; write a new migration instead`);
  }
  const lastOnMain = Object.keys(onMain).sort().at(-1) ?? '';
  for (const name of names) {
    if (!(name in onMain) && name < lastOnMain)
      problems.push(`${name}: sorts before ${lastOnMain}, already on main`);
  }
  return [...new Set(problems)];
}

function hashesOfFiles(): MigrationHashes {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sql')) : [];
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n'))
      .digest('hex');
  return Object.fromEntries(names.sort().map((name) => [name, hash(name)]));
}

const readList = (text: string) => JSON.parse(text) as MigrationHashes;

/** The list as it is on main; empty where there is no git, no main, or no list on it yet. */
function hashesOnMain(): MigrationHashes {
  for (const branch of ['origin/main', 'main']) {
    try {
      const args = ['show', `${branch}:migrations/hashes.json`];
      return readList(
        execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
    } catch {
      // No such branch, or no list there: the next one may have it.
    }
  }
  return {};
}

function main() {
  const now = hashesOfFiles();
  const listed = existsSync(listFile) ? readList(readFileSync(listFile, 'utf8')) : {};
  if (process.argv.includes('--record')) {
    const added = Object.keys(now).filter((name) => !(name in listed));
    const merged = Object.fromEntries(
      Object.entries({ ...now, ...listed }).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    writeFileSync(listFile, `${JSON.stringify(merged, null, 2)}\n`);
    console.log(added.length > 0 ? `Recorded ${added.join(', ')}.` : 'Nothing new to record.');
    return;
  }
  if (!existsSync(listFile)) {
    console.log('No migration has shipped yet: nothing is frozen before `npm run migrations -- --record`.');
    return;
  }
  const problems = problemsOf(now, listed, hashesOnMain());
  for (const problem of problems) console.error(problem);
  console.log(`${Object.keys(now).length} migrations checked.`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}

if (import.meta.main) main();
