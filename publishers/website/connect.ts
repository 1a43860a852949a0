import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { bearer, credentialsSchema, endpoint, explain } from './hub.ts'
import { siteSchema } from './publication.ts'

/** Nothing is typed: the hub knows its own address and makes the key. */
const connector: Connector = {
  fields: [],
  async begin(_input, ctx) {
    return { connection: await connect(ctx) }
  },
  /** Takes over a new key or a moved hub. */
  async refresh(_credentials, ctx) {
    return connect(ctx)
  },
}
export default connector

async function connect({ hub, http }: ConnectContext): Promise<Connection> {
  const credentials = credentialsSchema.parse({ hubUrl: hub.url.replace(/\/+$/u, ''), token: hub.token })
  const request = { headers: bearer(credentials), answer: siteSchema, explain }
  const { body: site } = await http.request('GET', endpoint(credentials, 'site'), request)
  return { account: { id: site.url, handle: site.name, url: site.url }, credentials, expiresAt: null }
}
