import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { generateApiDocument, REST_PREFIX } from './api-document.ts';

const DOCS = `${REST_PREFIX}/docs`;

/** The browsable page as a small application of its own: its 4 MB of scripts are loaded when somebody looks. */
async function loadPage(nonce: string): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(reference, {
    routePrefix: DOCS,
    configuration: {
      url: `${REST_PREFIX}/openapi.json`,
      pageTitle: 'Dokani API',
      nonce,
      withDefaultFonts: false,
      // The page is the shop's: nothing of it asks, sends or advertises anything elsewhere.
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
      persistAuth: false,
      customCss: 'a[href*="scalar.com"] { display: none !important; }',
    },
  });
  return page;
}

/** Serves the OpenAPI document and a page to browse it, without anything from the network. */
export function serveApiPages(app: FastifyInstance, appVersion: string): void {
  const nonce = randomBytes(16).toString('base64');
  let document: Promise<object> | undefined;
  let page: Promise<FastifyInstance> | undefined;
  app.get(`${REST_PREFIX}/openapi.json`, async () => {
    document ??= generateApiDocument(appVersion);
    return document;
  });
  const answer = async (url: string) => {
    page ??= loadPage(nonce);
    return (await page).inject({ method: 'GET', url });
  };
  app.get(DOCS, (_request, reply) => reply.redirect(`${DOCS}/`));
  app.get(`${DOCS}/*`, async (request, reply) => {
    const { statusCode, headers, rawPayload } = await answer(request.url);
    const policy = String(reply.getHeader('content-security-policy'));
    reply.header(
      'content-security-policy',
      policy.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`),
    );
    return reply.status(statusCode).type(String(headers['content-type'])).send(rawPayload);
  });
}
