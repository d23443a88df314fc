import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../../shared/contract/index.ts';
import type { ProcedureMeta } from '../../shared/contract/procedure.ts';
import { API_TEXTS } from './api-texts.ts';

/** Where REST lives. */
export const REST_PREFIX = '/api/v1';

const METHODS = ['get', 'post'] as const;

const DESCRIPTION = `What any tool of the shop may script against.

\`GET ${REST_PREFIX}/session/people\` names the people, \`POST ${REST_PREFIX}/session\` with \`{ "userId": …, "pin": … }\` gives a token, and every other
call carries it as \`Authorization: Bearer …\`. Money is whole paisa, quantity whole base units, time UTC milliseconds. Expected refusals come as
\`{ defined: true, code, status, message, data }\` with the codes named at each call. Input of another shape is \`BAD_INPUT\` (400); its
\`data.issues\` have the path of each field. A number in a JSON body must be a number; in a URL it is read from the text. A full disk
is \`DISK_FULL\` (507), one that fails \`DISK_FAULT\` (500); nothing is changed then.`;

/** What the contract and the texts say of an operation, beside its shapes. */
type Operation = {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: object[];
};

/** Gives the operation its words and its group, and says where no token is needed. */
function describe(operation: Operation): void {
  const [area = '', name = ''] = operation.operationId?.split('.') ?? [];
  const about = (API_TEXTS as Record<string, Record<string, readonly [string, string]>>)[area]?.[name];
  const procedure = (
    contract as unknown as Record<string, Record<string, { '~orpc': { meta: ProcedureMeta } }>>
  )[area]?.[name];
  if (!about || !procedure)
    throw new Error(`the document has an operation ${operation.operationId} that no procedure is`);
  [operation.summary, operation.description] = about;
  operation.tags = [area];
  const { access } = procedure['~orpc'].meta;
  if (access === 'public') operation.security = [];
  else if (access !== 'signed-in') operation.description += `\n\nNeeds the permission \`${access}\`.`;
}

/** The OpenAPI document of the whole contract: every operation with a summary, a description and whether it needs a token. */
export async function generateApiDocument(appVersion: string): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: { title: 'Dokani', version: appVersion, description: DESCRIPTION },
    servers: [{ url: REST_PREFIX }],
    components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    security: [{ session: [] }],
  });
  for (const item of Object.values(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item?.[method];
      if (operation) describe(operation);
    }
  return document;
}
