import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const rootDocs = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'];
const fileEnding = /\.(ts|tsx|mjs|cjs|js|json|md|sql|yml|yaml|html|css|png|svg|csv|xlsx|ttf)$/;

/** The documents whose paths must exist. */
function documents(): string[] {
  const inDocs = existsSync(path.join(root, 'docs'))
    ? readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => path.join('docs', name))
    : [];
  return [...rootDocs, ...inDocs].filter((name) => existsSync(path.join(root, name)));
}

/** The words of a document that name a path of the project: in `code`, in links, and in indented trees. */
export function pathsIn(text: string, isFolder: (name: string) => boolean): string[] {
  const code = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? '');
  const links = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
  const words = code.filter((word) => looksLikePath(word, isFolder));
  return [...words, ...links.filter((link) => !/^[a-z]+:/.test(link))];
}

function looksLikePath(word: string, isFolder: (name: string) => boolean): boolean {
  if (!/^[\w.@-][\w.@/-]*$/.test(word) || word.startsWith('@')) return false;
  const first = word.split('/')[0] ?? '';
  if (word.includes('/')) return word.endsWith('/') || fileEnding.test(word) || isFolder(first);
  return false;
}

function main() {
  const isFolder = (name: string) => existsSync(path.join(root, name));
  let checked = 0;
  const dead: string[] = [];
  for (const document of documents()) {
    const text = readFileSync(path.join(root, document), 'utf8');
    for (const name of pathsIn(text, isFolder)) {
      checked += 1;
      const beside = path.join(root, path.dirname(document), name);
      if (!existsSync(path.join(root, name)) && !existsSync(beside)) dead.push(`${document} names ${name}`);
    }
  }
  for (const line of dead) console.error(`${line}, which is not there`);
  console.log(`${checked} paths in ${documents().length} documents checked.`);
  process.exitCode = dead.length === 0 ? 0 : 1;
}

if (import.meta.main) main();
