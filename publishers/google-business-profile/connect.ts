import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { beginOAuth, finishOAuth, refreshOAuth, type OAuthServer } from '../kit/oauth2.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './api.ts'
import { locationsOf, type Location } from './locations.ts'

/** https://developers.google.com/my-business/content/implement-oauth, read 2026-11-30. One scope covers everything. */
const server = ({ at }: ConnectContext): OAuthServer => ({
  name: 'Google',
  authorize: `${at('https://accounts.google.com')}/o/oauth2/v2/auth`,
  token: `${at('https://oauth2.googleapis.com')}/token`,
  scope: 'https://www.googleapis.com/auth/business.manage',
  proves: 'post',
  // Google gives a refresh token only on a new consent, and only where it is asked for.
  more: { access_type: 'offline', prompt: 'consent' },
})

const accessSchema = credentialsSchema.pick({ access: true, refresh: true })
type Access = z.infer<typeof accessSchema>
const pendingSchema = z.object({ access: accessSchema, expiresAt: z.coerce.date().nullable() })

const connector: Connector = {
  fields: [],

  begin: (_, ctx) => beginOAuth(server(ctx), ctx),

  async finish(pending, query, ctx) {
    const { access, refresh, expiresAt } = await finishOAuth(server(ctx), pending, query, ctx)
    if (refresh === null)
      throw new PublisherError(
        'reconnect',
        'Google gave no lasting access. Take Funkhaus away in your Google account, and sign in again.',
        { code: 'refresh-token-missing' },
      )
    const given: Access = { access, refresh }
    const locations = await locationsOf({ ...ctx, credentials: given })
    if (locations.length === 0)
      throw new PublisherError('rejected', 'This Google account manages no location on whose profile anything can be posted.', {
        code: 'location-missing',
      })
    return {
      choices: locations.map(({ id, label }) => ({ id, label })),
      pending: { access: given, expiresAt: expiresAt?.toISOString() ?? null },
    }
  },

  async choose(stored, choice, ctx) {
    const { access, expiresAt } = pendingSchema.parse(stored)
    const location = (await locationsOf({ ...ctx, credentials: access })).find(({ id }) => id === choice)
    if (!location) throw new PublisherError('rejected', 'This is none of the locations to choose from.', { code: 'choice-unknown' })
    return connectionOf(location, access, expiresAt)
  },

  async refresh(stored, ctx) {
    const { location, title, mapsUrl, refresh } = credentialsSchema.parse(stored)
    const tokens = await refreshOAuth(server(ctx), refresh, ctx)
    // Google keeps the refresh token as it is, and does not tell it again.
    const access: Access = { access: tokens.access, refresh: tokens.refresh ?? refresh }
    return connectionOf({ id: location, title, mapsUrl }, access, tokens.expiresAt)
  },

  /** Its posts are read: that is the API which has to let us in, and the location that it has to know. */
  async check(stored, ctx) {
    const credentials = credentialsSchema.parse(stored)
    await call({ ...ctx, credentials }, 'GET', `${credentials.location}/localPosts?pageSize=1`, {
      answer: z.object({}),
      explain: (status) =>
        status === 404
          ? { kind: 'reconnect', code: 'account-changed', message: 'The access does not lead to this location any more.' }
          : undefined,
    })
  },
}
export default connector

function connectionOf({ id, title, mapsUrl }: Omit<Location, 'label'>, access: Access, expiresAt: Date | null): Connection {
  const credentials: Credentials = { ...access, location: id, title, mapsUrl }
  return { account: { id, handle: title, url: mapsUrl }, credentials, expiresAt }
}
