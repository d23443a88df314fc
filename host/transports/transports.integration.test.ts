import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, openFiveWays, procedures, type Way } from '../testing/five-ways.ts';
import { CASHIER, SCENARIO, SET_UP } from '../testing/scenario.ts';

const all = procedures();
let ways: Way[] = [];

beforeAll(async () => {
  ways = await openFiveWays();
});
afterAll(async () => {
  await Promise.all(ways.map((way) => way.close()));
});

/** What may differ between two servers that were told the same: secrets, pairing codes, how far a background job is. */
const LOOSE = new Set([
  'token',
  'tillToken',
  'logId',
  'hash',
  'code',
  'status',
  'attempts',
  'doneAt',
  'waiting',
]);

const ZIP_MAGIC = 'UEsD';

function comparable(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      // The packed tables hold the servers' own secrets' traces (hash chain); which tables there are must agree.
      if (key === 'contentBase64' && typeof inner === 'string' && inner.startsWith(ZIP_MAGIC))
        return Object.keys(unzipSync(Buffer.from(inner, 'base64')));
      if (LOOSE.has(key) && typeof inner !== 'object') return `<${key}>`;
      return typeof inner === 'string' && inner.startsWith('01900000-') ? '<server id>' : inner;
    }),
  );
}

/** Code and status of a refusal are compared as they are; only what lies inside an answer is loosened. */
function shown(answer: Answer): unknown {
  return answer.ok
    ? { ok: true, value: comparable(answer.value) }
    : { ...answer, data: comparable(answer.data) };
}

async function everyWay(procedure: string, input: unknown, tokens: (string | null)[]): Promise<Answer[]> {
  return Promise.all(ways.map((way, index) => way.call(procedure, input, tokens[index] ?? null)));
}

function expectAlike(procedure: string, answers: Answer[]): Answer {
  const [first, ...others] = answers;
  if (!first) throw new Error('no way answered');
  for (const [index, other] of others.entries()) {
    expect(shown(other), `${procedure} over ${ways[index + 1]?.name}`).toEqual(shown(first));
  }
  return first;
}

const tokenOf = (answer: Answer) => (answer.ok ? String((answer.value as { token: unknown }).token) : null);

describe('every procedure over every transport', () => {
  const owner: (string | null)[] = [];

  it('is called in the scenario', () => {
    const missing = [...all.keys()].filter((name) => !SCENARIO.some((step) => step.procedure === name));
    expect(missing).toEqual([]);
  });

  const expectRefusedAlike = async (code: string, status: number) => {
    for (const [procedure, { meta }] of all) {
      if (meta.access === 'public') continue;
      const first = expectAlike(procedure, await everyWay(procedure, { nonsense: 1 }, []));
      expect(first, procedure).toMatchObject({ ok: false, code, status, defined: true });
    }
  };

  it('refuses everybody alike before the shop is set up', () => expectRefusedAlike('SETUP_REQUIRED', 409));

  it('answers the scenario alike, and refuses only as its contract says', async () => {
    for (const { procedure, input, as } of SCENARIO) {
      const answers = await everyWay(procedure, input, as === 'nobody' ? [] : owner);
      const first = expectAlike(procedure, answers);
      if (procedure === 'system.setUp') owner.push(...answers.map(tokenOf));
      if (first.ok) continue;
      expect(
        Object.keys(all.get(procedure)?.errorMap ?? {}),
        `${procedure}: ${JSON.stringify(first)}`,
      ).toContain(first.code);
    }
  });

  it('refuses a caller without a session alike, before it reads the input', () =>
    expectRefusedAlike('SIGN_IN_REQUIRED', 401));

  it('refuses a user without the permission alike', async () => {
    const people = await everyWay('session.signIn', { userId: CASHIER.id, pin: CASHIER.pin }, []);
    const tokens = people.map(tokenOf);
    const refused = await everyWay('users.list', {}, tokens);
    expect(expectAlike('users.list', refused)).toMatchObject({ code: 'NOT_ALLOWED', status: 403 });
  });

  it('refuses unknown keys alike', async () => {
    const people = await everyWay('session.people', {}, []);
    const list = (people[0]?.ok ? people[0].value : { items: [] }) as {
      items: { id: string; name: string }[];
    };
    const userId = list.items.find((person) => person.name === SET_UP.ownerName)?.id;
    expect(userId).toBeDefined();
    for (const [procedure, { meta }] of all) {
      if (meta.access !== 'public') continue;
      const first = expectAlike(
        procedure,
        await everyWay(procedure, { userId, pin: '918274', admin: 'yes' }, []),
      );
      expect(first, procedure).toMatchObject({ ok: false, code: 'BAD_INPUT', status: 400 });
    }
  });
});
