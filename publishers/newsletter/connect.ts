import type { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector, HttpClient } from '../publisher.ts'
import { bearer, explain } from '../kit/own-hub.ts'
import { credentialsSchema, endpoint } from './hub.ts'
import { newslettersSchema } from './mailing.ts'

type Newsletter = z.infer<typeof newslettersSchema>['newsletters'][number]

/** Nothing is typed: the hub knows its own address, makes the key, and has the lists to choose from. */
const connector: Connector = {
  fields: [],

  async begin(_input, ctx) {
    const newsletters = await newslettersOf(accessOf(ctx), ctx.http)
    if (newsletters.length === 0)
      throw new PublisherError('rejected', 'The channel’s brand has no newsletter yet. Make one under “Newsletters”.', {
        code: 'no-newsletter',
      })
    return { choices: newsletters.map(({ id, name }) => ({ id, label: name })), pending: {} }
  },

  async choose(_pending, choice, ctx) {
    return connectionTo(await newsletterOf(choice, ctx), ctx)
  },

  /** Takes over a new key or a moved hub. */
  async refresh(stored, ctx) {
    return connectionTo(await newsletterOf(credentialsSchema.parse(stored).newsletter, ctx), ctx)
  },

  async check(stored, { http }) {
    const credentials = credentialsSchema.parse(stored)
    const newsletters = await newslettersOf(credentials, http)
    if (!newsletters.some(({ id }) => id === credentials.newsletter))
      throw new PublisherError('reconnect', 'The newsletter of this channel does not exist any more. Choose another.', {
        code: 'newsletter-gone',
      })
  },
}
export default connector

const accessOf = ({ hub }: ConnectContext) => ({ hubUrl: hub.url.replace(/\/+$/u, ''), token: hub.token })

const newslettersOf = async (access: ReturnType<typeof accessOf>, http: HttpClient): Promise<readonly Newsletter[]> =>
  (await http.request('GET', endpoint(access, 'newsletters'), { headers: bearer(access), answer: newslettersSchema, explain })).body
    .newsletters

async function newsletterOf(wanted: string, ctx: ConnectContext): Promise<Newsletter> {
  const found = (await newslettersOf(accessOf(ctx), ctx.http)).find(({ id }) => id === wanted)
  if (!found) throw new PublisherError('rejected', 'This is none of the brand’s newsletters.', { code: 'choice-unknown' })
  return found
}

const connectionTo = ({ id, name, url }: Newsletter, ctx: ConnectContext): Connection => ({
  account: { id, handle: name, url },
  credentials: credentialsSchema.parse({ ...accessOf(ctx), newsletter: id }),
  expiresAt: null,
})
