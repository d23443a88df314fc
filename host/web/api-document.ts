import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../shared/contract/index.ts';

/** Where REST lives. */
export const REST_PREFIX = '/api/v1';

const DESCRIPTION = `What any tool of the shop may script against.

\`GET ${REST_PREFIX}/session/people\` names the people, \`POST ${REST_PREFIX}/session\` with \`{ "userId": …, "pin": … }\` gives a token, and every other
call carries it as \`Authorization: Bearer …\`. Money is whole paisa, quantity whole base units, time UTC milliseconds. Expected refusals come as
\`{ code, status, message, data }\` with the codes named at each call.`;

/** The OpenAPI document of the whole contract. */
export function generateApiDocument(appVersion: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  return generator.generate(contract, {
    info: { title: 'Dokani', version: appVersion, description: DESCRIPTION },
    servers: [{ url: REST_PREFIX }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    security: [{ session: [] }],
  });
}
