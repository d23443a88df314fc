import { describe, expect, it } from 'vitest';
import { bugOnWire, problemBody, problemOf, refusalOnWire } from './problem.ts';

describe('errors on the wire', () => {
  it('are wrapped for RPC and plain for REST', () => {
    const gone = { status: 404, message: 'gone' };
    const plain = { defined: false, code: 'GONE', ...gone };
    expect(problemBody('/rpc/x', 'GONE', gone)).toEqual({ json: plain, meta: [] });
    expect(problemBody('/api/v1/x', 'GONE', { ...gone, data: 1 })).toEqual({ ...plain, data: 1 });
  });

  it.each([
    [413, 'PAYLOAD_TOO_LARGE'],
    [415, 'UNSUPPORTED_MEDIA_TYPE'],
    [404, 'NOT_FOUND'],
    [422, 'BAD_REQUEST'],
    [500, null],
    [undefined, null],
  ])('of the web server itself: %s is %s', (status, code) => {
    expect(problemOf(status)).toBe(code);
  });

  it('tell of a bug its id alone, and of a refusal what its table says', () => {
    expect(bugOnWire('id')).toMatchObject({ status: 500, data: { logId: 'id' } });
    const entry = { status: 409, message: 'Meanwhile.', data: 'schema' };
    expect(refusalOnWire(entry, {})).toEqual({ status: 409, message: 'Meanwhile.', data: {} });
  });
});
