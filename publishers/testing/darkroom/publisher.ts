/** A made-up platform that works on a post after it took it: what the contract of `progress` and the engine are tried with. */
import { z } from 'zod'
import { PublisherError } from '../../errors.ts'
import {
  definePublisher,
  type Accepted,
  type Connector,
  type Explanation,
  type PlatformManifest,
  type PublishContext,
  type Published,
} from '../../publisher.ts'

const docs = { source: 'https://darkroom.example/docs', checked: '2026-11-22' } as const

export const manifest: PlatformManifest = {
  id: 'darkroom',
  name: 'Darkroom',
  homepage: 'https://darkroom.example',
  color: '#7f1d1d',
  role: 'network',
  auth: 'token',
  limits: {
    text: [{ max: 500, unit: 'codepoint', ...docs }],
    images: { max: 0, bytes: 0, mimeTypes: [], altMax: 0, pixels: null, ...docs },
  },
  proof: { kind: 'session', ...docs },
  supports: {
    links: true,
    images: false,
    video: false,
    threads: false,
    edit: false,
    remove: false,
    interactions: false,
    reply: false,
    measure: false,
  },
  metrics: {},
  measureBatch: 1,
  minimumGapMs: 0,
  rates: [],
}

const credentialsSchema = z.object({ server: z.url(), token: z.string().min(1) })
type Credentials = z.infer<typeof credentialsSchema>
type Context = PublishContext<Credentials>
type Draft = { readonly text: string }

const jobSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('working'), job: z.string(), againInSeconds: z.number().positive() }),
  z.object({ state: z.literal('done'), job: z.string(), id: z.string(), url: z.url() }),
  z.object({ state: z.literal('given-up'), job: z.string(), why: z.string() }),
])
type Job = z.infer<typeof jobSchema>

const bearer = ({ token }: Credentials) => ({ authorization: `Bearer ${token}` })
const explain = (_: number, body: unknown): Explanation | undefined =>
  z.object({ code: z.string(), message: z.string() }).safeParse(body).data

function answerOf(job: Job, { clock }: Context): Published | Accepted {
  if (job.state === 'done') return { remoteId: job.id, url: job.url }
  if (job.state === 'given-up') throw new PublisherError('rejected', `Darkroom gave the post up: ${job.why}`, { code: 'given-up' })
  return { accepted: { job: job.job }, checkAfter: new Date(clock.now().getTime() + job.againInSeconds * 1_000) }
}

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose: ({ text, link }) => ({ text: [text.toWellFormed().trim(), link ?? ''].filter((part) => part !== '').join('\n\n') }),
  preview: ({ text }) => ({ text, media: [], card: null }),

  async publish({ text }, ctx) {
    const { body } = await ctx.http.request('POST', `${ctx.credentials.server}/v1/jobs`, {
      headers: bearer(ctx.credentials),
      json: { text, key: ctx.deliveryKey },
      answer: jobSchema,
      visible: true,
      explain,
    })
    return answerOf(body, ctx)
  },

  async progress(accepted, ctx) {
    const { job } = z.object({ job: z.string() }).parse(accepted)
    const url = `${ctx.credentials.server}/v1/jobs/${encodeURIComponent(job)}`
    const { body } = await ctx.http.request('GET', url, { headers: bearer(ctx.credentials), answer: jobSchema, explain })
    return answerOf(body, ctx)
  },

  async find(_, ctx) {
    const url = `${ctx.credentials.server}/v1/jobs?key=${ctx.deliveryKey}`
    const { body } = await ctx.http.request('GET', url, { headers: bearer(ctx.credentials), answer: z.array(jobSchema), explain })
    const done = body.find(({ state }) => state === 'done')
    if (done?.state === 'done') return { remoteId: done.id, url: done.url }
    return body.some(({ state }) => state === 'working') ? 'unknown' : 'absent'
  },
})

export const connector: Connector = {
  fields: ['server', 'token'].map((name) => ({
    name,
    label: { de: name, en: name },
    help: { de: name, en: name },
    secret: name === 'token',
    required: true,
    placeholder: '',
  })),
  async begin({ server = '', token = '' }, { http }) {
    const credentials = { server: server.trim().replace(/\/+$/, ''), token: token.trim() }
    if (!URL.canParse(credentials.server) || credentials.token === '')
      throw new PublisherError('rejected', 'Server and token are both needed.', { code: 'input-missing' })
    const answer = z.object({ id: z.string(), handle: z.string(), url: z.url() })
    const { body: account } = await http.request('GET', `${credentials.server}/v1/me`, { headers: bearer(credentials), answer, explain })
    return { connection: { account, credentials, expiresAt: null } }
  },
}
