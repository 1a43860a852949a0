import type { ConnectContext, Connection, Connector, HttpClient } from '../publisher.ts'
import { bearer, explain } from '../kit/own-hub.ts'
import { credentialsSchema, endpoint, type Credentials } from './hub.ts'
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
  async check(stored, { http }) {
    await siteOf(credentialsSchema.parse(stored), http)
  },
}
export default connector

async function connect({ hub, http }: ConnectContext): Promise<Connection> {
  const credentials = credentialsSchema.parse({ hubUrl: hub.url.replace(/\/+$/u, ''), token: hub.token })
  const site = await siteOf(credentials, http)
  return { account: { id: site.url, handle: site.name, url: site.url }, credentials, expiresAt: null }
}

const siteOf = async (credentials: Credentials, http: HttpClient) =>
  (await http.request('GET', endpoint(credentials, 'site'), { headers: bearer(credentials), answer: siteSchema, explain })).body
