import { randomBytes } from 'node:crypto';
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import Fastify, { type FastifyInstance } from 'fastify';
import { marketContract } from '../../../shared/marketplace/index.ts';
import { REST_PREFIX } from './calls.ts';

const DOCS = `${REST_PREFIX}/docs`;

const DESCRIPTION = `The online marketplace: search, orders, and what a shop's own program calls.

\`POST ${REST_PREFIX}/session\` with \`{ "email": …, "password": …, "keepIn": "body" }\` gives an access token for 15 minutes and a refresh token; other
calls carry \`Authorization: Bearer …\`. A shop's program carries the shop's key (\`dks_…\`) instead. Money is whole paisa, quantity whole base units, time
UTC milliseconds. Expected refusals come as \`{ code, status, message, data }\` with the codes named at each call.`;

function generateDocument(appVersion: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(marketContract, {
    info: { title: 'Dokani marketplace', version: appVersion, description: DESCRIPTION },
    servers: [{ url: REST_PREFIX }],
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{ token: [] }],
  });
}

/** The browsable page as a small application of its own: its scripts are loaded when somebody looks. */
async function loadPage(nonce: string): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(reference, {
    routePrefix: DOCS,
    configuration: {
      url: `${REST_PREFIX}/openapi.json`,
      pageTitle: 'Dokani marketplace API',
      nonce,
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
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
    document ??= generateDocument(appVersion);
    return document;
  });
  app.get(DOCS, (_request, reply) => reply.redirect(`${DOCS}/`));
  app.get(`${DOCS}/*`, async (request, reply) => {
    page ??= loadPage(nonce);
    const { statusCode, headers, rawPayload } = await (await page).inject({
      method: 'GET',
      url: request.url,
    });
    const policy = String(reply.getHeader('content-security-policy'));
    reply.header(
      'content-security-policy',
      policy.replace("script-src 'self'", `script-src 'self' 'nonce-${nonce}'`),
    );
    return reply.status(statusCode).type(String(headers['content-type'])).send(rawPayload);
  });
}
