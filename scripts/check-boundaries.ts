import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cruiseFolder, type Violation } from './boundaries/cruise.ts';
import { innocent, type Planted, planted, plantedPackages } from './boundaries/planted.ts';
import { layers, rules } from './boundaries/rules.ts';

const root = path.resolve(import.meta.dirname, '..');

function statement(specifier: string, as: Planted['as']) {
  if (as === 'type') return `import type { T as Other } from '${specifier}';`;
  if (as === 're-export') return `export { other } from '${specifier}';`;
  if (as === 'dynamic') return `await import('${specifier}');`;
  return `import '${specifier}';`;
}

/** Writes a tree in which every rule is broken once. */
function plant(folder: string) {
  for (const name of plantedPackages) {
    const place = path.join(folder, 'node_modules', name);
    mkdirSync(place, { recursive: true });
    writeFileSync(
      path.join(place, 'package.json'),
      JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
    );
    writeFileSync(path.join(place, 'index.js'), '');
  }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'planted', type: 'module' }));
  for (const { from, to, as } of [...planted, ...innocent]) {
    const file = path.join(folder, from);
    const relative = path.posix.relative(path.posix.dirname(from), to);
    const inTree = /^(shared|core|host|electron|renderer|marketplace)\//.test(to);
    mkdirSync(path.dirname(file), { recursive: true });
    const specifier = inTree ? (relative.startsWith('.') ? relative : `./${relative}`) : to;
    writeFileSync(file, `${statement(specifier, as)}\nexport type T = 1;\n`);
  }
}

const finds = (violations: Violation[], wanted: Planted) =>
  violations.some((found) => found.rule === wanted.rule && [found.from, found.to].includes(wanted.from));

/** Says what is wrong with the check itself: rules that let their violation pass, or refuse an innocent import. */
async function problemsOfTheCheck(): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dokani-planted-'));
  try {
    plant(folder);
    const { violations } = await cruiseFolder(folder);
    const unplanted = rules.filter((rule) => !planted.some((entry) => entry.rule === rule.name));
    return [
      ...unplanted.map((rule) => `${rule.name}: no violation is planted for it`),
      ...planted
        .filter((wanted) => !finds(violations, wanted))
        .map(({ rule, from, to }) => `${rule}: did not notice the planted ${from} → ${to}`),
      ...violations
        .filter((found) => innocent.some((entry) => entry.from === found.from))
        .map(({ rule, from, to }) => `${rule}: refuses the innocent ${from} → ${to}`),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How many source files lie in the checked folders; the check must have seen about as many. */
function sourceFiles() {
  const folders = layers.map((layer) => path.join(root, layer)).filter((folder) => existsSync(folder));
  const names = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }));
  return names.filter((name) => /\.tsx?$/.test(name) && !name.includes('node_modules')).length;
}

const deadRules = await problemsOfTheCheck();
const { modules, violations } = await cruiseFolder(root);
const expected = sourceFiles();
const problems = [
  ...deadRules,
  ...violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`),
  ...(modules < expected ? [`looked at ${modules} of ${expected} source files`] : []),
];
for (const problem of problems) console.error(problem);
console.log(`${rules.length} rules bite on ${planted.length} planted violations; ${modules} files checked.`);
process.exitCode = problems.length === 0 ? 0 : 1;
