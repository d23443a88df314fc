/** What a node answered: the value, or the code of its refusal. */
export type RpcAnswer = { value: unknown; code: null } | { value: null; code: string };

/** Calls a procedure of a node as whoever holds `token`. Rejects where the node did not answer. */
export async function callNode(
  url: string,
  procedure: string,
  token: string,
  input: unknown,
): Promise<RpcAnswer> {
  const response = await fetch(`${url}/rpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ json: input }),
  });
  const { json } = (await response.json()) as { json: { code?: string } };
  return response.ok
    ? { value: json, code: null }
    : { value: null, code: json.code ?? String(response.status) };
}
