import { z } from 'zod';

/** Why the server did not start: a setting that a person must change. */
export class BadConfig extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BadConfig';
  }
}

const url = (...protocols: string[]) =>
  z.string().refine(
    (text) => {
      return URL.canParse(text) && protocols.includes(new URL(text).protocol);
    },
    `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  );

const optionalUrl = (...protocols: string[]) =>
  url(...protocols)
    .or(z.literal(''))
    .default('');

function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

const settings = z.object({
  DATABASE_URL: optionalUrl('postgres:', 'postgresql:'),
  DATABASE_POOL: whole(2, 200).default(20),
  REDIS_URL: optionalUrl('redis:', 'rediss:'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: whole(0, 65_535).default(4690),
  PUBLIC_URL: optionalUrl('http:', 'https:'),
  TOKEN_SECRET: z.string().default(''),
  /** How many proxies stand before the server: so many entries of X-Forwarded-For are believed. */
  TRUST_PROXY: whole(0, 5).default(0),
  SMTP_URL: optionalUrl('smtp:', 'smtps:'),
  MAIL_FROM: z.string().min(3).max(200).default('Dokani <no-reply@localhost>'),
  SMS_URL: optionalUrl('http:', 'https:'),
  SMS_TOKEN: z.string().default(''),
  /** Tile servers whose pictures the storefront's map may show, as origins parted by spaces. */
  MAP_TILES: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter((part) => part !== ''))
    .pipe(
      z.array(
        z.string().regex(/^https:\/\/(\*\.)?[a-z0-9.-]+$/, 'must be origins like https://tile.example.org'),
      ),
    ),
  /** Address of the tiles themselves; their origin is allowed without standing in MAP_TILES too. */
  MAP_TILES_URL: z
    .string()
    .regex(/^https:\/\/(\{s\}\.)?[a-z0-9.-]+\/\S*$/, 'must be like https://tile.example.org/{z}/{x}/{y}.png')
    .refine(
      (text) => ['{z}', '{x}', '{y}'].every((part) => text.includes(part)),
      'must name {z}, {x} and {y}',
    )
    .or(z.literal(''))
    .default(''),
  /** What the owner of the tiles wants said on the map. */
  MAP_TILES_ATTRIBUTION: z.string().max(300).default(''),
  /** Who takes money online: nobody, or a provider for trying out with which no money moves. */
  PAYMENTS: z.enum(['none', 'sandbox']).optional(),
  /** Who may read /metrics besides this computer: whoever brings this token. */
  METRICS_TOKEN: z.string().default(''),
  /** Seconds between saying /ready no more and taking no more calls, for a balancer to notice. */
  DRAIN_SECONDS: whole(0, 60).default(0),
  DATA_FOLDER: z.string().default(''),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

/** What the server is started with, checked. */
export type MarketConfig = z.infer<typeof settings> & { PAYMENTS: 'none' | 'sandbox' };

/** Reads the settings of an environment; empty ones count as absent. Throws BadConfig with every fault, one a line. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): MarketConfig {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const read = settings.safeParse(given);
  if (!read.success) {
    const faults = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new BadConfig(faults.join('\n'));
  }
  const config = read.data;
  if (config.DATABASE_URL !== '' && config.TOKEN_SECRET === '')
    throw new BadConfig('TOKEN_SECRET: is required with DATABASE_URL, the same on every node');
  if (config.TOKEN_SECRET !== '' && Buffer.byteLength(config.TOKEN_SECRET) < 32)
    throw new BadConfig('TOKEN_SECRET: must be at least 32 characters');
  if (config.DATABASE_URL !== '' && config.PUBLIC_URL === '')
    throw new BadConfig('PUBLIC_URL: is required with DATABASE_URL: links in mails lead there');
  // Beside the embedded database everything can be tried at once; where customers order, no payment is pretended unless somebody says so.
  return { ...config, PAYMENTS: config.PAYMENTS ?? (config.DATABASE_URL === '' ? 'sandbox' : 'none') };
}

/** The tiles that pages show, and every origin that they may load pictures from. */
export function tilesOf(
  config: Pick<MarketConfig, 'MAP_TILES' | 'MAP_TILES_URL' | 'MAP_TILES_ATTRIBUTION'>,
): { tiles: { url: string; attribution: string } | null; origins: string[] } {
  const url = config.MAP_TILES_URL;
  if (url === '') return { tiles: null, origins: config.MAP_TILES };
  const [origin = ''] = /^https:\/\/[^/]+/.exec(url) ?? [];
  return {
    tiles: { url, attribution: config.MAP_TILES_ATTRIBUTION },
    origins: [...new Set([...config.MAP_TILES, origin.replace('{s}', '*')])],
  };
}
