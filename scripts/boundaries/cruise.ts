import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { layers, rules } from './rules.ts';

/** A broken import rule: which rule, and from which file to what. */
export type Violation = { rule: string; from: string; to: string };

/** What was looked at and what was found. */
export type Cruised = { modules: number; violations: Violation[] };

/** Checks every source file under `folder` against the rules. */
export async function cruiseFolder(folder: string): Promise<Cruised> {
  const present = layers.filter((layer) => existsSync(path.join(folder, layer)));
  const answer = await cruise([...present], {
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: rules },
    // TypeScript 7 has no API that dependency-cruiser could use: its own parser would find nothing and pass.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'] },
  });
  const result = answer.output as ICruiseResult;
  const sources = result.modules.filter((module) => /^(?!.*node_modules).*\.tsx?$/.test(module.source));
  const violations = result.summary.violations.map((found) => ({
    rule: found.rule.name,
    from: found.from,
    to: found.to,
  }));
  return { modules: sources.length, violations };
}
