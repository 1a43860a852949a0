import { randomUUID } from 'node:crypto'
import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import { deliver } from '../../src/content-api/webhooks/deliver.ts'
import { makeSecret } from '../../src/content-api/webhooks/secrets.payload.ts'
import { formerUntil } from '../../src/content-api/webhooks/signing.ts'
import type { Call, WebhookStore } from '../../src/content-api/webhooks/store.ts'
import { deliveringWebhooks } from '../../src/content-api/webhooks/webhooks.payload.ts'
import { Problem } from '../../src/core/problem.ts'
import { testEvent, type NewSecret, type WebhookCall, type WebhookLog } from '../../src/core/webhook.ts'
import { hub } from '../../src/hub.ts'
import { actorOf, audit } from '../../src/workflow/audit.payload.ts'
import { hasRole } from '../access/has-role.ts'
import { endpoint } from '../endpoint.ts'
import { isId } from '../is-id.ts'

/** @throws Problem to everybody but administrators, and where there is no such webhook. */
async function asked(req: PayloadRequest, id: string) {
  if (!hasRole(req.user))
    throw new Problem(403, 'not-your-role', { de: 'Webhooks richtet die Administration ein.', en: 'Webhooks need an administrator.' })
  const options = deliveringWebhooks(req.payload)
  const hook = await options.store.hook(id)
  if (!hook)
    throw new Problem(404, 'not-found', {
      de: 'Diesen Webhook gibt es nicht, oder er liegt im Papierkorb.',
      en: 'There is no such webhook, or it was thrown away.',
    })
  return { options, hook }
}

const note = (req: PayloadRequest, webhook: string, action: string, summary: string) =>
  audit(req.payload, { actor: actorOf(req), action: `webhooks.${action}`, collection: 'webhooks', document: webhook, summary })

const view = ({ id, event, type, state, attempts, nextAt, body }: Call): WebhookCall => ({
  id,
  event,
  type,
  state,
  attempts,
  nextAt: state === 'pending' || state === 'failed' ? nextAt.toISOString() : null,
  body,
})

/** Somebody waits for the answer. Where another process was faster, the row says how it stands. */
async function sendNow(call: Call, options: ReturnType<typeof deliveringWebhooks>): Promise<WebhookCall> {
  await deliver(call, options)
  return view((await options.store.call(call.id)) ?? call)
}

/** @throws Problem 409 where there is no secret, or none that can be read. */
async function mustSign(store: WebhookStore, webhook: string): Promise<void> {
  const secrets = await store.secrets(webhook).catch(() => [])
  if (secrets.length === 0)
    throw new Problem(409, 'no-secret', {
      de: 'Der Webhook hat kein Geheimnis zum Unterschreiben. Erzeugen Sie eines.',
      en: 'The webhook has no secret to sign with. Make one.',
    })
}

export const webhookEndpoints = [
  endpoint({
    method: 'get',
    path: '/:id/log',
    handle: async ({ req, id }): Promise<WebhookLog> => {
      const { options, hook } = await asked(req, id)
      // One that cannot be read is none: a new one must be made.
      const secrets = await options.store.secrets(hook.id).catch(() => [])
      const calls = await options.store.newest(hook.id, 50)
      return { hasSecret: secrets.length > 0, formerSecretUntil: formerUntil(secrets, options.clock.now()), calls: calls.map(view) }
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/secret',
    handle: async ({ req, id }): Promise<Response> => {
      const { options, hook } = await asked(req, id)
      await note(req, id, 'secret-made', `${hook.name}: a new secret was made.`)
      const made: NewSecret = await makeSecret(req.payload, hub(req.payload).settings.vault, 'webhooks', hook.id, options.clock.now())
      return Response.json(made, { headers: { 'Cache-Control': 'no-store' } })
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/test',
    handle: async ({ req, id }): Promise<WebhookCall> => {
      const { options, hook } = await asked(req, id)
      await mustSign(options.store, hook.id)
      await note(req, id, 'tested', `${hook.name}: a test was sent.`)
      const now = options.clock.now()
      const body = JSON.stringify({ type: testEvent, timestamp: now.toISOString(), data: { webhook: hook.id } })
      const event = `${now.getTime()}-test-${randomUUID().slice(0, 8)}`
      const call = await options.store.add(
        { webhook: hook.id, event, type: testEvent, post: null, happenedAt: now, body, byHand: true },
        now,
      )
      if (!call)
        throw new Problem(409, 'busy', {
          de: 'Im selben Augenblick wurde schon ein Test gesendet. Versuchen Sie es noch einmal.',
          en: 'Another test was sent at the same moment. Try again.',
        })
      return sendNow(call, options)
    },
  }),
  endpoint({
    method: 'post',
    path: '/:id/again',
    body: z.object({ call: z.string() }),
    handle: async ({ req, id, body }): Promise<WebhookCall> => {
      const { options, hook } = await asked(req, id)
      const { store, clock } = options
      const call = isId(req.payload, body.call) ? await store.call(body.call) : null
      if (!call || call.webhook !== hook.id)
        throw new Problem(404, 'not-found', { de: 'Diese Zustellung hat der Webhook nicht.', en: 'This webhook has no such delivery.' })
      const now = clock.now()
      if (call.takenUntil && call.takenUntil > now)
        throw new Problem(409, 'being-sent', {
          de: 'Dieses Ereignis wird gerade gesendet. Sehen Sie in einer Minute noch einmal nach.',
          en: 'This event is being sent at the moment. Look again in a minute.',
        })
      await mustSign(store, hook.id)
      await note(req, id, 'sent-again', `${hook.name}: event ${call.event} was sent again.`)
      await store.again(call, now)
      return sendNow((await store.call(call.id)) ?? call, options)
    },
  }),
]
