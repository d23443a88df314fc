import { describe, expect, it } from 'vitest';
import { pathsIn } from './check-doc-paths.ts';

const folders = (name: string) => ['core', 'docs'].includes(name);

describe('pathsIn', () => {
  it('finds paths in code and links', () => {
    expect(pathsIn('see `core/sales` and [more](docs/more.md#part)', folders)).toEqual([
      'core/sales',
      'docs/more.md',
    ]);
  });

  it('finds a path under a folder that is gone', () => {
    expect(pathsIn('in `src/client/` and `gone/x.ts`', folders)).toEqual(['src/client/', 'gone/x.ts']);
  });

  it('takes no URL, package, type or fraction for a path', () => {
    expect(
      pathsIn('`/api/v1` `@orpc/server` `application/json` `kg/g` [x](https://a.example/b)', folders),
    ).toEqual([]);
  });
});
