import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { Connector } from '../publisher.ts'
import { clientDocument } from './client.ts'
import { credentialsSchema } from './credentials.ts'
import { connectByPassword, refreshByPassword } from './password.ts'
import { xrpcOf } from './session.ts'
import { beginSignIn, finishSignIn, refreshSignIn } from './sign-in.ts'

const connector: Connector = {
  fields: [
    {
      name: 'identifier',
      label: { de: 'Benutzername', en: 'Handle' },
      help: {
        de: 'Der volle Name des Kontos, ohne @. Für die Anmeldung im Browser geht auch die DID oder die Adresse des Servers (https://…).',
        en: 'The full name of the account, without @. To sign in in the browser, its DID or the address of its server (https://…) will do too.',
      },
      secret: false,
      required: true,
      placeholder: 'acme.bsky.social',
    },
    {
      name: 'appPassword',
      label: { de: 'App-Passwort (freiwillig)', en: 'App password (optional)' },
      help: {
        de: 'Leer lassen, um sich im Browser anzumelden: Das ist besser, denn der Zugang gilt nur diesem Hub und lässt sich einzeln widerrufen. Sonst in Bluesky unter Einstellungen → Datenschutz und Sicherheit → App-Passwörter anlegen. Nicht das Passwort des Kontos.',
        en: 'Leave empty to sign in in the browser: this is better, as the access is for this hub alone and can be withdrawn by itself. Otherwise make one in Bluesky under Settings → Privacy and security → App passwords. Not the password of the account.',
      },
      secret: true,
      required: false,
      placeholder: 'xxxx-xxxx-xxxx-xxxx',
    },
    {
      name: 'service',
      label: { de: 'Server', en: 'Server' },
      help: {
        de: 'Nur nötig, wenn das Konto auf einem eigenen Server liegt und ein App-Passwort eingegeben ist.',
        en: 'Needed only if the account lives on a server of its own, and an app password is entered.',
      },
      secret: false,
      required: false,
      placeholder: 'https://bsky.social',
    },
    {
      name: 'web',
      label: { de: 'Adresse für Leser', en: 'Address for readers' },
      help: {
        de: 'Wo Leser die Beiträge sehen. Nur nötig, wenn es nicht bsky.app ist.',
        en: 'Where readers see the posts. Needed only if it is not bsky.app.',
      },
      secret: false,
      required: false,
      placeholder: 'https://bsky.app',
    },
  ],

  async begin(input, ctx) {
    // People copy the address of a profile too.
    const identifier = (input.identifier ?? '').trim().replace(/^(https:\/\/[^/]+\/profile\/|@)/u, '')
    const appPassword = (input.appPassword ?? '').trim()
    if (!identifier) throw new PublisherError('rejected', 'The handle is missing.', { code: 'input-missing' })
    const service = address(input.service, ctx.at('https://bsky.social'))
    const web = address(input.web, 'https://bsky.app')
    if (appPassword === '') return beginSignIn(identifier, { entry: service, web }, ctx)
    return { connection: await connectByPassword(identifier, { service, web, appPassword }, ctx) }
  },

  finish: finishSignIn,

  async refresh(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    return 'appPassword' in credentials ? refreshByPassword(credentials, ctx) : refreshSignIn(credentials, ctx)
  },

  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    const { call } = await xrpcOf({ ...ctx, credentials })
    const { body } = await call('GET', 'com.atproto.server.getSession', { answer: z.object({ did: z.string(), handle: z.string() }) })
    if (body.did !== credentials.did)
      throw new PublisherError('reconnect', `The access belongs to another account now: ${body.handle}.`, { code: 'account-changed' })
  },

  clientDocument,
}
export default connector

/** Without a trailing slash; a path stays, a query does not. */
function address(typed: string | undefined, otherwise: string): string {
  const text = typed?.trim() || otherwise
  const whole = /^[a-z]+:\/\//iu.test(text) ? text : `https://${text}`
  const url = URL.canParse(whole) ? new URL(whole) : null
  if (!url || !/^https?:$/u.test(url.protocol))
    throw new PublisherError('rejected', `Not a web address: ${text}`, { code: 'address-invalid' })
  return `${url.origin}${url.pathname}`.replace(/\/+$/u, '')
}
