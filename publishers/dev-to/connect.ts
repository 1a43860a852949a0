import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { apiOf, credentialsSchema, explain, headersOf, type Credentials } from './api.ts'

const userSchema = z.object({ id: z.number().int(), username: z.string().min(1) })

const connector: Connector = {
  fields: [
    {
      name: 'apiKey',
      label: { de: 'API-Schlüssel', en: 'API key' },
      help: {
        de: 'Auf dev.to unter Einstellungen → Erweiterungen → „DEV Community API Keys“ erzeugen.',
        en: 'Generate one on dev.to under Settings → Extensions → “DEV Community API Keys”.',
      },
      secret: true,
      required: true,
      placeholder: '',
    },
  ],

  async begin(input, ctx) {
    const apiKey = (input.apiKey ?? '').trim()
    if (apiKey === '') throw new PublisherError('rejected', 'The API key is needed.', { code: 'input-missing' })
    return { connection: await connectionOf(apiKey, ctx) }
  },

  async check(stored, ctx) {
    const { apiKey, userId } = credentialsSchema.parse(stored)
    const { account } = await connectionOf(apiKey, ctx)
    if (account.id !== String(userId))
      throw new PublisherError('reconnect', `The key belongs to another account now: ${account.handle}.`, { code: 'account-changed' })
  },
}
export default connector

async function connectionOf(apiKey: string, ctx: ConnectContext): Promise<Connection> {
  const { body } = await ctx.http.request('GET', `${apiOf(ctx)}/users/me`, { headers: headersOf({ apiKey }), answer: userSchema, explain })
  const credentials: Credentials = { apiKey, userId: body.id, username: body.username }
  const url = `${ctx.at('https://dev.to')}/${body.username}`
  return { account: { id: String(body.id), handle: `@${body.username}`, url }, credentials, expiresAt: null }
}
