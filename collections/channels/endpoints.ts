import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { ConnectForm } from '../../src/core/answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { signedIn } from '../../src/delivery/standing.ts'
import { connectContext, connectorOf, storeConnection } from '../../src/delivery/connection.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { PublisherError } from '../../publishers/errors.ts'
import type { Connection } from '../../publishers/publisher.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'

const stored = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  platform: z.string(),
  status: z.enum(['not-connected', 'connected', 'refused']).nullish(),
  handle: z.string().nullish(),
  account: z.string().nullish(),
})
const pendingState = z.object({ state: z.string(), pending: z.json() })

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

/** `null` where it cannot be read any more: the key was changed since, or the record. */
function begun(unseal: () => unknown): z.infer<typeof pendingState> | null {
  try {
    return pendingState.parse(unseal())
  } catch {
    return null
  }
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
      }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/connect',
    body: z.object({ input: z.record(z.string(), z.string().max(10_000)).default({}) }),
    handle: async ({ req, id, body }) => {
      const { connector } = await channelFor(req, id)
      const missing = connector.fields.filter(({ name, required }) => required && !body.input[name]?.trim())
      if (missing[0]) throw new Problem(422, 'missing-input', `${missing[0].label.en} is missing. ${missing[0].help.en}`)
      const { settings } = hub(req.payload)
      const secrets = connector.fields.filter((field) => field.secret).flatMap(({ name }) => body.input[name] || [])
      const result = await orProblem(() => connector.begin(body.input, connectContext(settings, id, secrets, AbortSignal.timeout(30_000))))
      if ('connection' in result) return connected(req, id, result.connection)
      const state = randomBytes(24).toString('base64url')
      const redirect = new URL(result.redirect)
      redirect.searchParams.set('state', `${id}.${state}`)
      await req.payload.db.updateOne({
        collection: 'channels',
        id,
        data: { pendingConnection: settings.vault.seal({ state, pending: result.pending }, `${id}:pending`) },
      })
      return { redirect: redirect.toString() }
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
      const { connector } = await channelFor(req, id)
      const { settings } = hub(req.payload)
      const row: unknown = await req.payload.db.findOne({ collection: 'channels', where: { id: { equals: id } } })
      const sealed = z.object({ pendingConnection: z.string().min(1) }).safeParse(row).data?.pendingConnection
      const pending = sealed ? begun(() => settings.vault.unseal(sealed, `${id}:pending`)) : null
      if (!pending || pending.state !== state || !connector.finish)
        throw new Problem(409, 'not-begun', 'This sign-in was not begun here, or was finished already. Begin again on the channel.')
      const { finish } = connector
      await connected(
        req,
        id,
        await orProblem(() => finish(pending.pending, query, connectContext(settings, id, [], AbortSignal.timeout(30_000)))),
      )
      return Response.redirect(`${settings.publicUrl}/admin/collections/channels/${id}`, 303)
    },
  }),
]
