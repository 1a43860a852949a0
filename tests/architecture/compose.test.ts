/** What the production set-up promises, read from the files themselves: there may be no engine here to run them. */
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { envSchema, parseEnv } from '../../src/config/env.ts'
import { read } from './tree.ts'

const service = z.object({
  image: z.string().optional(),
  build: z.string().optional(),
  command: z.array(z.string()).optional(),
  restart: z.string(),
  environment: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }),
})
const compose = z
  .object({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.null()) })
  .parse(parse(read('docker-compose.yml'), { merge: true }))
const { mongodb, redis, hub, worker } = compose.services
if (!mongodb || !redis || !hub || !worker) throw new Error('docker-compose.yml lacks a service')
const own = { hub, worker }

const given: Readonly<Record<string, string>> = {
  PUBLIC_URL: 'https://hub.example.com',
  SECRET: 's'.repeat(64),
  CREDENTIAL_KEYS: `k1:${Buffer.alloc(32).toString('base64')}`,
}
/** As compose would: `${NAME:?message}` must be given, `${NAME:-default}` may be. */
const interpolate = (text: string, values = given) =>
  text.replace(/\$\{(\w+)(:[-?])([^}]*)\}/g, (_, name: string, how: string, rest: string) => {
    const value = values[name]
    if (value !== undefined) return value
    if (how === ':?') throw new Error(`${name}: ${rest}`)
    return rest
  })
const environmentOf = ({ environment }: z.infer<typeof service>) =>
  Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, interpolate(value)]))

describe('docker-compose.yml', () => {
  it.each(Object.entries(compose.services))('checks the health of %s, starts it again, and waits for who is healthy', (_, one) => {
    expect(one.healthcheck.test.length).toBeGreaterThan(1)
    expect(one.restart).toBe('unless-stopped')
    for (const [name, { condition }] of Object.entries(one.depends_on)) {
      expect(compose.services).toHaveProperty(name)
      expect(condition).toBe('service_healthy')
    }
  })

  it.each(Object.entries(own))('hands %s settings that the hub can use, and no name that it does not know', (_, one) => {
    expect(Object.keys(one.environment).filter((name) => !(name in envSchema.shape))).toEqual([])
    expect(parseEnv({ ...environmentOf(one), HUB_ROOT: '/app' })).toMatchObject({
      HUB_MODE: 'production',
      dataDir: '/data',
      HUB_URL: 'http://hub:3000',
    })
  })

  it.each(['SECRET', 'CREDENTIAL_KEYS', 'PUBLIC_URL'])('does not start without %s, and says how to make it', (name) => {
    for (const one of Object.values(own)) {
      expect(one.environment[name]).toMatch(new RegExp(`^\\$\\{${name}:\\?set ${name} in \\.env to .+\\}$`))
    }
  })

  it('splits the work into one role each, the worker after the process that migrates', () => {
    expect(hub.environment.ROLE).toBe('web')
    expect(worker.environment.ROLE).toBe('worker')
    expect(Object.keys(worker.depends_on)).toContain('hub')
    expect(hub.command).toBeUndefined()
    expect(worker.command).toEqual(['node', '--conditions=production', 'dist/worker.mjs'])
  })

  it('publishes the hub alone', () => {
    expect(hub.ports).toEqual(['${PORT:-3000}:3000'])
    for (const one of [mongodb, redis, worker]) expect(one.ports).toEqual([])
  })

  it('runs MongoDB as the replica set that the hub is told of: transactions need one', () => {
    const set = new URL(environmentOf(hub).DATABASE_URL ?? '').searchParams.get('replicaSet')
    expect(mongodb.image).toMatch(/^mongo:8/)
    expect(mongodb.command).toEqual(expect.arrayContaining(['--replSet', set]))
    expect(mongodb.healthcheck.test.join('\n')).toContain(`_id: '${set}'`)
    expect(redis.image).toMatch(/^redis:7/)
  })

  it('keeps the database and the uploads, and lets both processes reach the uploads', () => {
    expect(mongodb.volumes).toContain('mongodb:/data/db')
    for (const one of Object.values(own)) expect(one.volumes).toContain('data:/data')
    expect(Object.keys(compose.volumes).sort()).toEqual(['data', 'mongodb'])
  })
})

describe('Dockerfile', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1)
  const last = stages.at(-1) ?? ''
  it('runs the build without tools for building, and not as root', () => {
    expect(stages.map((stage) => stage.split(/\s/)[0])).toEqual(stages.map(() => 'node:22-bookworm-slim'))
    expect(stages.find((stage) => stage.includes('AS packages'))).toContain('npm ci --omit=dev')
    expect(last).toContain('COPY --from=packages /app/node_modules ./node_modules')
    expect(last).toMatch(/^USER node$/m)
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('\nCMD '))
    expect(last).toMatch(/^HEALTHCHECK [^]*\/healthz/m)
    expect(last).toMatch(/^CMD \["node", "--conditions=production", "dist\/server\.mjs"\]$/m)
  })
  it('takes nothing private or stale into the image', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.env', '.env.*', '.git', 'data', 'node_modules', 'dist', '.next']))
  })
})
