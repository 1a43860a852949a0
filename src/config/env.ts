/**
 * The only reader of the environment. Parsed once; everything else is handed what it needs.
 * The README's table and .env.example are generated from this schema (`npm run gen`): `.describe()` is their text.
 */
import path from 'node:path'
import { z } from 'zod'

const blankIsUnset = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsUnset, schema.optional())

const databaseUrl = z.string().regex(/^(file:|postgres(ql)?:\/\/|mongodb(\+srv)?:\/\/)/, 'must begin with file:, postgres:// or mongodb://')

const keyRing = z
  .string()
  .regex(
    /^[\w-]+:[A-Za-z0-9+/=]{43,44}(,[\w-]+:[A-Za-z0-9+/=]{43,44})*$/,
    'must be name:key pairs, each key 32 bytes in Base64, the newest first, separated by commas',
  )

export const envSchema = z.object({
  HUB_MODE: z
    .preprocess(blankIsUnset, z.enum(['production', 'playground']).default('production'))
    .describe('`playground` seeds a company with channels on imitated networks; `npm start` sets it. Never on real data')
    .meta({ example: 'production' }),
  PORT: z
    .preprocess(blankIsUnset, z.coerce.number().int().min(0).max(65_535).default(3000))
    .describe('Where the hub listens')
    .meta({ example: '3000' }),
  HOST: z.preprocess(blankIsUnset, z.string().default('0.0.0.0')).describe('Address that the hub listens on').meta({ example: '0.0.0.0' }),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ }))
    .describe('Where people reach the hub, without a trailing slash. Default: http://localhost:PORT')
    .meta({ example: 'https://hub.example.com' }),
  HUB_URL: optional(z.url({ protocol: /^https?$/ }))
    .describe('Where a worker on another machine reaches the web process. Default: the loopback address')
    .meta({ example: 'http://hub:3000' }),
  TRUST_PROXY: z
    .preprocess(blankIsUnset, z.coerce.number().int().min(0).default(0))
    .describe('How many reverse proxies stand in front of the hub')
    .meta({ example: '1' }),
  ROLE: z
    .preprocess(blankIsUnset, z.enum(['web', 'worker', 'all']).default('all'))
    .describe('`web` serves, `worker` publishes, `all` does both. SQLite takes `all` only')
    .meta({ example: 'all' }),
  DATABASE_URL: optional(databaseUrl)
    .describe('`file:…` (SQLite, the embedded default in DATA_DIR), `postgres://…` or `mongodb://…`')
    .meta({ example: 'mongodb://localhost:27017/funkhaus?replicaSet=rs0' }),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://'))
    .describe('Wakes workers at once, over BullMQ. Without it they look every few seconds')
    .meta({ example: 'redis://localhost:6379' }),
  DATA_DIR: z
    .preprocess(blankIsUnset, z.string().default('data'))
    .describe('Folder for the embedded database and uploaded media')
    .meta({ example: '/var/lib/funkhaus' }),
  SECRET: optional(z.string().min(32, 'must have at least 32 characters'))
    .describe('Signs sessions and tokens. Required in production')
    .meta({ example: 'output of: openssl rand -hex 32', secret: true }),
  CREDENTIAL_KEYS: optional(keyRing)
    .describe('Key ring for channel credentials: `name:key` pairs, the newest first; old ones stay for reading. Required in production')
    .meta({ example: 'k1:output of: openssl rand -base64 32', secret: true }),
  SMTP_URL: optional(z.string().regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://'))
    .describe('Sends password mails and reminders. Without it the hub sends no mail')
    .meta({ example: 'smtp://user:password@mail.example.com:587', secret: true }),
  MAIL_FROM: z
    .preprocess(blankIsUnset, z.string().default('Funkhaus <funkhaus@localhost>'))
    .describe('Sender of mails')
    .meta({ example: 'Funkhaus <hub@example.com>' }),
  CONTENT_ORIGINS: z
    .preprocess(
      blankIsUnset,
      z
        .string()
        .regex(
          /^(\*|https?:\/\/[^\s,/]+(\s*,\s*https?:\/\/[^\s,/]+)*)$/,
          'must be * or origins such as https://www.example.com, separated by commas',
        )
        .default('*'),
    )
    .describe('Websites whose scripts may read the content API: `*`, or origins separated by commas')
    .meta({ example: 'https://www.example.com,https://app.example.com' }),
  CONTENT_RATE: z
    .preprocess(blankIsUnset, z.coerce.number().int().min(0).max(1_000_000_000).default(1200))
    .describe('Requests a minute that one address may send to the content API. `0`: as many as it likes')
    .meta({ example: '1200' }),
  METRICS_TOKEN: optional(z.string().min(16, 'must have 16 characters or more'))
    .describe('Prometheus reads `/metrics` with it as its bearer token. Without it there is no such page')
    .meta({ example: 'run: openssl rand -hex 16', secret: true }),
  IMITATIONS_URL: optional(z.url({ protocol: /^https?$/ }))
    .describe('For tests: where imitations of the platforms are reached, each below its id. In a playground the hub’s own')
    .meta({ example: 'http://127.0.0.1:4000/fakes' }),
  LOG_LEVEL: z
    .preprocess(blankIsUnset, z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'))
    .describe('How much is logged')
    .meta({ example: 'info' }),
})

export interface Env extends Omit<z.infer<typeof envSchema>, 'PUBLIC_URL' | 'HUB_URL' | 'DATABASE_URL' | 'SECRET' | 'CREDENTIAL_KEYS'> {
  readonly PUBLIC_URL: string
  readonly HUB_URL: string
  readonly DATABASE_URL: string
  readonly SECRET: string
  readonly CREDENTIAL_KEYS: string
  /** Where the project lies: package.json is here. */
  readonly root: string
  /** DATA_DIR, absolute. */
  readonly dataDir: string
  readonly production: boolean
  /** `null`: posts go to the platforms themselves. */
  readonly imitations: string | null
}

/** The environment cannot be used. The message names each variable, what is wrong, and an example. */
export class EnvProblem extends Error {
  override readonly name = 'EnvProblem'
}

const explain = (name: string, what: string) => {
  const example = (envSchema.shape[name as keyof typeof envSchema.shape]?.meta() as { example?: string } | undefined)?.example
  return `${name} ${what}.${example ? ` Example: ${name}=${example}` : ''}`
}

/**
 * @throws EnvProblem with one line per wrong variable. A secret's value is never repeated.
 */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const parsed = envSchema.safeParse(source)
  if (!parsed.success) {
    throw new EnvProblem(parsed.error.issues.map((issue) => explain(String(issue.path[0]), `is not usable: ${issue.message}`)).join('\n'))
  }
  const env = parsed.data
  const root = path.resolve(source.HUB_ROOT ?? process.cwd())
  const dataDir = path.resolve(root, env.DATA_DIR)
  const problems: string[] = []
  const DATABASE_URL = env.DATABASE_URL ?? `file:${path.join(dataDir, 'hub.db')}`
  if (!env.SECRET) problems.push(explain('SECRET', 'is missing'))
  if (!env.CREDENTIAL_KEYS) problems.push(explain('CREDENTIAL_KEYS', 'is missing'))
  if (DATABASE_URL.startsWith('file:') && env.ROLE !== 'all')
    problems.push(
      explain(
        'ROLE',
        `cannot be ${env.ROLE} with SQLite, which serves one process. Set DATABASE_URL to PostgreSQL or MongoDB, or ROLE=all`,
      ),
    )
  if (problems.length > 0) throw new EnvProblem(problems.join('\n'))
  const trim = (url: string) => url.replace(/\/+$/, '')
  return {
    ...env,
    PUBLIC_URL: trim(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    HUB_URL: trim(env.HUB_URL ?? `http://127.0.0.1:${env.PORT}`),
    DATABASE_URL,
    SECRET: env.SECRET as string,
    CREDENTIAL_KEYS: env.CREDENTIAL_KEYS as string,
    root,
    dataDir,
    imitations:
      env.IMITATIONS_URL === undefined
        ? env.HUB_MODE === 'playground'
          ? `${trim(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`)}/playground/networks`
          : null
        : trim(env.IMITATIONS_URL),
    production: source.NODE_ENV === 'production',
  }
}

const shared = globalThis as typeof globalThis & { __hubEnv?: Env }

/** Parsed at first use and shared by every copy of this module (Next bundles its own). */
export const env = (): Env => (shared.__hubEnv ??= parseEnv(process.env))
