import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { ConnectForm } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import type { Json } from '../../src/core/story.ts'
import { appFor } from '../../src/delivery/app-keys.payload.ts'
import { signedIn } from '../../src/delivery/standing.ts'
import { connectContext, connectorOf, storeConnection } from '../../src/delivery/connection.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { Choices, Connection } from '../../publishers/publisher.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const stored = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  platform: z.string(),
  status: z.enum(['not-connected', 'connected', 'refused']).nullish(),
  handle: z.string().nullish(),
  account: z.string().nullish(),
})
const choice = z.object({ id: z.string(), label: z.string() })
/** `own`: the state that the connector gave to the platform, where it gave one. `choices`: the sign-in is done, and one of them is to be chosen. */
const pendingState = z.object({
  state: z.string(),
  own: z.string().nullable().default(null),
  pending: z.json(),
  choices: z.array(choice).nullable().default(null),
})
interface Begun {
  readonly state: string
  readonly own: string | null
  readonly pending: Json
  readonly choices: Choices['choices'] | null
}

async function channelFor(req: PayloadRequest, id: string) {
  if (!hasRole(req.user, 'channel-manager')) throw new Problem(403, 'not-your-role', 'Connecting channels needs a channel manager.')
  const channel = stored.parse(await mustSee(req, 'channels', id))
  const connector = await connectorOf(channel.platform)
  if (!connector) throw new Problem(409, 'no-connector', 'This platform cannot be connected.')
  return { channel, connector }
}

/** What a platform says when it refuses becomes a sentence for the person who connects. */
async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PublisherError)
      throw new Problem(error.kind === 'retry' || error.kind === 'wait' ? 502 : 422, error.code, error.message)
    throw error
  }
}

async function connected(req: PayloadRequest, channelId: string, connection: Connection) {
  const { settings, ledger, bell } = hub(req.payload)
  await storeConnection(req.payload, settings.vault, channelId, connection)
  await audit(req.payload, {
    actor: actorOf(req),
    action: 'channel.connected',
    collection: 'channels',
    document: channelId,
    summary: `Connected ${connection.account.handle}.`,
  })
  await signedIn(channelId, ledger)
  bell.ring()
  return { account: { handle: connection.account.handle, url: connection.account.url } }
}

const keepPending = (req: PayloadRequest, id: string, begun: Begun) =>
  req.payload.db.updateOne({
    collection: 'channels',
    id,
    data: { pendingConnection: hub(req.payload).settings.vault.seal({ ...begun }, `${id}:pending`) },
  })

/** `null` where nothing was begun, or it cannot be read any more: the key was changed since, or the record. */
async function pendingOf(req: PayloadRequest, id: string): Promise<z.output<typeof pendingState> | null> {
  const row: unknown = await req.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })
  const sealed = z.object({ pendingConnection: z.string().min(1) }).safeParse(row).data?.pendingConnection
  try {
    return sealed ? pendingState.parse(hub(req.payload).settings.vault.unseal(sealed, `${id}:pending`)) : null
  } catch {
    return null
  }
}

const contextFor = async (req: PayloadRequest, channel: { id: string; platform: string }, secrets: readonly string[]) => {
  const { settings } = hub(req.payload)
  return connectContext(settings, channel, await appFor(req.payload, settings.vault, channel.id), secrets, AbortSignal.timeout(30_000))
}

const notBegun = () =>
  new Problem(409, 'not-begun', 'This sign-in was not begun here, or was finished already. Begin again on the channel.')

/** Connected, or one of several accounts is to be chosen. */
async function settled(req: PayloadRequest, id: string, outcome: Connection | Choices) {
  if (!('choices' in outcome)) return connected(req, id, outcome)
  await keepPending(req, id, { state: '', own: null, pending: outcome.pending, choices: outcome.choices })
  return { choices: outcome.choices }
}

export const connectEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/connect',
    handle: async ({ req, id }): Promise<ConnectForm> => {
      const { channel, connector } = await channelFor(req, id)
      return {
        platform: channel.platform,
        status: channel.status ?? 'not-connected',
        handle: channel.handle || null,
        fields: connector.fields,
        choices: (await pendingOf(req, id))?.choices ?? [],
      }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/connect',
    body: z.object({ input: z.record(z.string(), z.string().max(10_000)).default({}) }),
    handle: async ({ req, id, body }) => {
      const { channel, connector } = await channelFor(req, id)
      const missing = connector.fields.filter(({ name, required }) => required && !body.input[name]?.trim())
      if (missing[0]) throw new Problem(422, 'missing-input', `${missing[0].label.en} is missing. ${missing[0].help.en}`)
      const secrets = connector.fields.filter((field) => field.secret).flatMap(({ name }) => body.input[name] || [])
      const ctx = await contextFor(req, channel, secrets)
      const result = await orProblem(() => connector.begin(body.input, ctx))
      if (!('redirect' in result)) return settled(req, id, 'connection' in result ? result.connection : result)
      const state = randomBytes(24).toString('base64url')
      const redirect = new URL(result.redirect)
      const own = redirect.searchParams.get('state')
      redirect.searchParams.set('state', `${id}.${state}`)
      await keepPending(req, id, { state, own, pending: result.pending, choices: null })
      return { redirect: redirect.toString() }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/connect/choose',
    body: z.object({ choice: z.string().max(1_000) }),
    handle: async ({ req, id, body }) => {
      const { channel, connector } = await channelFor(req, id)
      const pending = await pendingOf(req, id)
      if (!pending?.choices || !connector.choose) throw notBegun()
      if (pending.choices.every((known) => known.id !== body.choice))
        throw new Problem(422, 'no-such-choice', 'This is none of the accounts that the sign-in opens. Choose one of the list.')
      const { choose } = connector
      const ctx = await contextFor(req, channel, secretsIn(pending.pending))
      return connected(req, id, await orProblem(() => choose(pending.pending, body.choice, ctx)))
    },
  }),
  endpoint({
    method: 'get',
    path: '/connected',
    handle: async ({ req }) => {
      const query = Object.fromEntries(
        Object.entries(req.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      )
      const [id = '', state] = (query.state ?? '').split('.')
      const { channel, connector } = await channelFor(req, id)
      const pending = await pendingOf(req, id)
      if (!pending || pending.choices || pending.state !== state || !connector.finish) throw notBegun()
      const { finish } = connector
      const ctx = await contextFor(req, channel, secretsIn(pending.pending))
      // The connector compares the state that it gave, and not ours, which leads to the channel.
      const own = pending.own === null ? query : { ...query, state: pending.own }
      await settled(req, id, await orProblem(() => finish(pending.pending, own, ctx)))
      const { settings } = hub(req.payload)
      return Response.redirect(`${settings.publicUrl}/admin/collections/channels/${id}`, 303)
    },
  }),
]
