import { randomBytes } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { ConnectForm, ConnectionTest } from '../../src/core/connect-answers.ts'
import { Problem } from '../../src/core/problem.ts'
import { appFor, appKeysOf } from '../../src/delivery/app-keys.payload.ts'
import { inBoth } from '../../src/delivery/said.ts'
import { signedIn } from '../../src/delivery/standing.ts'
import { connectContext, connectorOf, redirectUriOf, storeConnection } from '../../src/delivery/connection.payload.ts'
import { tryNow } from '../../src/delivery/token-care.payload.ts'
import { lookForGone } from '../../src/engagement/collect.payload.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { PublisherError } from '../../publishers/errors.ts'
import { secretsIn } from '../../publishers/kit/redact.ts'
import type { Choices, ConnectField, Connection } from '../../publishers/publisher.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint, mustSee } from '../endpoint.ts'
import { languageOf } from '../sentence.ts'
import { fromOutside, pageOf } from './from-outside.ts'
import { keepPending, notBegun, pendingOf, takeBegun } from './pending.ts'

const stored = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  platform: z.string(),
  status: z.enum(['not-connected', 'connected', 'refused']).nullish(),
  handle: z.string().nullish(),
  brand: z.union([z.string(), z.number()]).transform(String),
  credentialsEndAt: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
})
async function channelFor(req: PayloadRequest, id: string) {
  if (!hasRole(req.user, 'channel-manager'))
    throw new Problem(403, 'not-your-role', {
      de: 'Kanäle verbinden kann nur, wer die Rolle Kanalverantwortung hat.',
      en: 'Connecting channels needs a channel manager.',
    })
  const channel = stored.parse(await mustSee(req, 'channels', id))
  const connector = await connectorOf(channel.platform)
  if (!connector)
    throw new Problem(409, 'no-connector', { de: 'Diese Plattform lässt sich nicht verbinden.', en: 'This platform cannot be connected.' })
  return { channel, connector }
}

/** Whatever is chosen and not typed can only be what was offered. */
const fitsField = ({ kind, options }: ConnectField, told: string | undefined): boolean =>
  !told || (options ? options.some(({ value }) => value === told) : kind !== 'yes-no' || told === 'yes')

/** What a platform says when it refuses becomes a sentence for the person who connects. */
async function orProblem<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PublisherError)
      throw new Problem(error.kind === 'retry' || error.kind === 'wait' ? 502 : 422, error.code, inBoth(error.message))
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
  await lookForGone(req.payload, channelId)
  bell.ring()
  return { account: { handle: connection.account.handle, url: connection.account.url } }
}

const contextFor = async (req: PayloadRequest, channel: { id: string; platform: string }, secrets: readonly string[]) => {
  const { settings } = hub(req.payload)
  return connectContext(settings, channel, await appFor(req.payload, settings.vault, channel.id), secrets, AbortSignal.timeout(30_000))
}

/** Connected, or one of several accounts is to be chosen. */
async function settled(req: PayloadRequest, id: string, outcome: Connection | Choices) {
  if (!('choices' in outcome)) return connected(req, id, outcome)
  const choices = outcome.choices.map(({ id, label }) => ({ id, label }))
  if (choices.length === 0)
    throw new Problem(422, 'nothing-to-choose', {
      de: 'Die Anmeldung öffnet kein Konto, auf dem sich Beiträge veröffentlichen lassen. Melden Sie sich als jemand an, der das darf.',
      en: 'The sign-in opens no account that posts can be published to. Sign in as somebody who may.',
    })
  await keepPending(req, id, { step: 'choosing', choices, pending: outcome.pending })
  return { choices }
}

const comeBack = endpoint({
  method: 'get',
  path: '/connected',
  handle: async ({ req }) => {
    const query = Object.fromEntries(
      Object.entries(req.query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    const [id = '', state = ''] = (query.state ?? '').split('.')
    const { channel, connector } = await channelFor(req, id)
    const { pending, own } = await takeBegun(req, id, state)
    const { finish } = connector
    if (!finish) throw notBegun()
    try {
      // The connector compares the state that it gave, and not ours, which leads to the channel.
      const told = own === null ? query : { ...query, state: own }
      await settled(req, id, await orProblem(async () => finish(pending, told, await contextFor(req, channel, secretsIn(pending)))))
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await keepPending(req, id, { step: 'failed', problem: error.in(languageOf({ req })) })
    }
    return Response.redirect(`${hub(req.payload).publicUrl}${pageOf(id)}`, 303)
  },
})

export const connectEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/connect',
    handle: async ({ req, id }): Promise<ConnectForm> => {
      const { channel, connector } = await channelFor(req, id)
      const pending = await pendingOf(req, id)
      return {
        platform: channel.platform,
        status: channel.status ?? 'not-connected',
        handle: channel.handle || null,
        fields: connector.fields,
        choices: pending?.step === 'choosing' ? pending.choices : [],
        problem: pending?.step === 'failed' ? pending.problem : null,
        redirectUri: connector.finish ? redirectUriOf(hub(req.payload).settings) : null,
        brand: channel.brand,
        appKeys: (await appKeysOf(req.payload, id))?.id ?? null,
        canTest: connector.check !== undefined,
        renews: connector.refresh !== undefined,
        endsAt: channel.credentialsEndAt,
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
      if (missing[0])
        throw new Problem(422, 'missing-input', {
          de: `${missing[0].label.de} fehlt. ${missing[0].help.de}`,
          en: `${missing[0].label.en} is missing. ${missing[0].help.en}`,
        })
      const misfit = connector.fields.find((field) => !fitsField(field, body.input[field.name]))
      if (misfit)
        throw new Problem(422, 'unknown-option', {
          de: `${misfit.label.de}: Das ist keine der Antworten. Laden Sie die Seite neu, und wählen Sie noch einmal.`,
          en: `${misfit.label.en}: this is none of the answers. Reload the page and choose again.`,
        })
      const secrets = connector.fields.filter((field) => field.secret).flatMap(({ name }) => body.input[name] || [])
      const state = randomBytes(24).toString('base64url')
      const told = `${id}.${state}`
      const result = await orProblem(async () => connector.begin(body.input, { ...(await contextFor(req, channel, secrets)), state: told }))
      if (!('redirect' in result)) return settled(req, id, 'connection' in result ? result.connection : result)
      const redirect = new URL(result.redirect)
      const own = redirect.searchParams.get('state')
      redirect.searchParams.set('state', told)
      await keepPending(req, id, { step: 'begun', state, own, pending: result.pending })
      return { redirect: redirect.toString() }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/connect/choose',
    body: z.object({ choice: z.string().max(1_000) }),
    handle: async ({ req, id, body }) => {
      const { channel, connector } = await channelFor(req, id)
      const kept = await pendingOf(req, id)
      const { choose } = connector
      if (kept?.step !== 'choosing' || !choose) throw notBegun()
      const { choices, pending } = kept
      if (choices.every((known) => known.id !== body.choice))
        throw new Problem(422, 'no-such-choice', {
          de: 'Dieses Konto öffnet die Anmeldung nicht. Wählen Sie eines aus der Liste.',
          en: 'This is none of the accounts that the sign-in opens. Choose one of the list.',
        })
      return connected(
        req,
        id,
        await orProblem(async () => choose(pending, body.choice, await contextFor(req, channel, secretsIn(pending)))),
      )
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/connect/test',
    handle: async ({ req, id }): Promise<ConnectionTest> => {
      const { channel, connector } = await channelFor(req, id)
      if (!connector.check) return { works: null }
      if (channel.status !== 'connected')
        throw new Problem(409, 'not-connected', {
          de: 'Der Kanal ist nicht verbunden, also gibt es nichts zu prüfen. Verbinden Sie ihn zuerst.',
          en: 'The channel is not connected, so there is nothing to test. Connect it first.',
        })
      const { settings } = hub(req.payload)
      const problem = await tryNow(req.payload, settings, id, settings.clock.now())
      if (problem === null)
        throw new Problem(429, 'too-soon', {
          de: 'Die Verbindung wurde eben erst geprüft. Warten Sie zehn Sekunden, und prüfen Sie sie noch einmal.',
          en: 'The connection was tested a moment ago. Wait ten seconds, and test it again.',
        })
      return { works: problem === '', problem }
    },
  }),
  { ...comeBack, handler: fromOutside(comeBack.handler) },
]
