import { describe, expect, it } from 'vitest';
import { contract } from '../../shared/contract/index.ts';
import { generateApiDocument } from './api-document.ts';

type Operation = {
  operationId: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
};

async function operations(): Promise<Operation[]> {
  const { paths } = (await generateApiDocument('1.0.0')) as {
    paths: Record<string, Record<string, Operation>>;
  };
  return Object.values(paths).flatMap((item) => Object.values(item));
}

const names = Object.entries(contract).flatMap(([area, procedures]) =>
  Object.keys(procedures).map((name) => `${area}.${name}`),
);

describe('the REST document', () => {
  it('has a summary of its own and a description for every procedure', async () => {
    const all = await operations();
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(names.toSorted());
    for (const { operationId, summary = '', description = '', tags } of all) {
      expect(summary, operationId).toMatch(/^[A-Z].{3,60}[^.]$/);
      expect(description, operationId).toMatch(/^[A-Z][\s\S]{20,}\.$/);
      expect(tags, operationId).toEqual([operationId.split('.')[0]]);
    }
    expect(new Set(all.map(({ summary }) => summary)).size).toBe(all.length);
  });

  it('asks for a token exactly where the contract does', async () => {
    const open = (await operations()).filter(({ security }) => security?.length === 0);
    expect(open.map(({ operationId }) => operationId).sort()).toEqual([
      'marketplace.waiting',
      'session.people',
      'session.signIn',
      'system.setUp',
      'system.status',
      'users.joinTill',
    ]);
  });
});
