/** How a channel is connected that only people post to: the account's name and address are typed, and the hub gives its own key. */
import { PublisherError } from '../errors.ts'
import type { ConnectContext, ConnectField, Connector, HttpClient } from '../publisher.ts'
import { taskAddress } from './by-hand.ts'
import { taskChannelSchema } from './by-hand-wire.ts'
import { bearer, explain, hubAccess, type HubAccess } from './own-hub.ts'

const handleField = (placeholder: string): ConnectField => ({
  name: 'handle',
  label: { de: 'Name des Kontos', en: 'Name of the account' },
  help: {
    de: 'So heißt das Konto dort, auf dem jemand von Hand veröffentlicht.',
    en: 'What the account is called there, on which somebody posts by hand.',
  },
  secret: false,
  required: true,
  placeholder,
})
const addressField = (placeholder: string): ConnectField => ({
  name: 'address',
  label: { de: 'Öffentliche Adresse', en: 'Public address' },
  help: { de: 'Wo man das Konto sieht. Sie beginnt mit https://.', en: 'Where the account is seen. It begins with https://.' },
  secret: false,
  required: true,
  placeholder,
})

const placeField = (placeholder: string): ConnectField => ({
  name: 'place',
  label: { de: 'Plattform', en: 'Platform' },
  help: { de: 'Wie heißt, wo veröffentlicht wird.', en: 'What the place is called where it is posted.' },
  secret: false,
  required: true,
  placeholder,
})

/** What stands in the empty fields. `place`: the platform can be any, and its name is asked for. */
interface Examples {
  readonly handle: string
  readonly address: string
  readonly place?: string
}

export function byHandConnector(examples: Examples): Connector {
  const { place } = examples
  return {
    fields: [...(place === undefined ? [] : [placeField(place)]), handleField(examples.handle), addressField(examples.address)],
    async begin(input, ctx) {
      const handle = named(input.handle)
      const account = place === undefined ? handle : `${handle} (${named(input.place)})`
      const url = addressIn(input.address ?? '')
      const credentials = credentialsOf(ctx)
      await channelAt(credentials, ctx.http)
      return { connection: { account: { id: url, handle: account, url }, credentials, expiresAt: null } }
    },
    async check(stored, { http }) {
      await channelAt(hubAccess.parse(stored), http)
    },
  }
}

function named(typed = ''): string {
  const name = typed.trim()
  if (name === '') throw new PublisherError('rejected', 'Write the name of the account and of the place.', { code: 'input-missing' })
  return name
}

function addressIn(typed: string): string {
  const url = URL.parse(typed.trim())
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '')
    throw new PublisherError('rejected', 'Write the account’s public address. It begins with https://.', { code: 'address-invalid' })
  return url.toString()
}

const credentialsOf = ({ hub }: ConnectContext): HubAccess => hubAccess.parse({ hubUrl: hub.url.replace(/\/+$/u, ''), token: hub.token })

/** Proves the key. */
const channelAt = async (credentials: HubAccess, http: HttpClient) =>
  (await http.request('GET', taskAddress(credentials, 'channel'), { headers: bearer(credentials), answer: taskChannelSchema, explain }))
    .body
