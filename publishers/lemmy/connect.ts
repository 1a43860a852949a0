import { z } from 'zod'
import { PublisherError } from '../errors.ts'
import { serverAddress } from '../kit/server-address.ts'
import type { ConnectContext, Connection, Connector } from '../publisher.ts'
import { bearer, credentialsSchema, explainAt, type Credentials } from './api.ts'

const personSchema = z.object({ id: z.number().int(), name: z.string().min(1), actor_id: z.url() })
const siteSchema = z.object({ my_user: z.object({ local_user_view: z.object({ person: personSchema }) }).nullish() })
const communitySchema = z.object({ community_view: z.object({ community: z.object({ id: z.number().int(), name: z.string() }) }) })

const connector: Connector = {
  fields: [
    {
      name: 'server',
      label: { de: 'Server', en: 'Server' },
      help: { de: 'Wo das Konto liegt.', en: 'Where the account is.' },
      secret: false,
      required: true,
      placeholder: 'lemmy.world',
    },
    {
      name: 'community',
      label: { de: 'Community', en: 'Community' },
      help: {
        de: 'In der die Beiträge erscheinen; mit @Server, wenn sie auf einem anderen liegt.',
        en: 'In which the posts appear; with @server if it is on another one.',
      },
      secret: false,
      required: true,
      placeholder: 'acme@lemmy.world',
    },
    {
      name: 'user',
      label: { de: 'Benutzername', en: 'Username' },
      help: { de: 'Oder die E-Mail-Adresse. Nicht nötig mit einem Token.', en: 'Or the e-mail address. Not needed with a token.' },
      secret: false,
      required: false,
      placeholder: 'acme',
    },
    {
      name: 'password',
      label: { de: 'Passwort', en: 'Password' },
      help: {
        de: 'Wird einmal für die Anmeldung gebraucht und nicht gespeichert.',
        en: 'Used once to sign in, and not stored.',
      },
      secret: true,
      required: false,
      placeholder: '',
    },
    {
      name: 'jwt',
      label: { de: 'Token (statt des Passworts)', en: 'Token (instead of the password)' },
      help: {
        de: 'Bei Anmeldung in zwei Schritten: der Wert des Cookies „jwt“ nach der Anmeldung im Browser.',
        en: 'With two-factor sign-in: the value of the cookie “jwt” after signing in with a browser.',
      },
      secret: true,
      required: false,
      placeholder: '',
    },
  ],

  async begin(input, ctx) {
    const server = serverAddress(input.server ?? '', 'lemmy.world')
    const community = (input.community ?? '').trim().replace(/^!/, '')
    const [user, password, typed] = [input.user, input.password, input.jwt].map((value) => value?.trim() ?? '')
    if (community === '' || (!typed && !(user && password)))
      throw new PublisherError('rejected', 'The community is needed, and username and password or a token.', { code: 'input-missing' })
    const jwt = typed || (await signIn(server, user ?? '', password ?? '', ctx))
    return { connection: await connectionOf(server, jwt, community, ctx) }
  },

  async check(stored, ctx) {
    const { server, jwt, personId } = credentialsSchema.parse(stored)
    const person = await personOf(server, jwt, ctx)
    if (person.id !== personId)
      throw new PublisherError('reconnect', `The access belongs to another account now: ${person.name}.`, { code: 'account-changed' })
  },
}
export default connector

async function signIn(server: string, user: string, password: string, ctx: ConnectContext): Promise<string> {
  const { body } = await ctx.http.request('POST', `${server}/api/v3/user/login`, {
    json: { username_or_email: user, password },
    // No token: the registration waits for somebody's approval, or the address for its confirmation.
    answer: z.object({ jwt: z.string().min(1).nullish() }),
    explain: explainAt(ctx.clock.now()),
  })
  if (body.jwt) return body.jwt
  throw new PublisherError('reconnect', 'The server does not let this account in yet.', { code: 'account-pending' })
}

/** Whoever the server does not know may read as well, and is simply nobody. */
async function personOf(server: string, jwt: string, ctx: ConnectContext): Promise<z.infer<typeof personSchema>> {
  const explain = explainAt(ctx.clock.now())
  const { body } = await ctx.http.request('GET', `${server}/api/v3/site`, { headers: bearer(jwt), answer: siteSchema, explain })
  if (body.my_user) return body.my_user.local_user_view.person
  throw new PublisherError('reconnect', 'The server does not know this token.', { code: 'token-invalid' })
}

async function connectionOf(server: string, jwt: string, community: string, ctx: ConnectContext): Promise<Connection> {
  const person = await personOf(server, jwt, ctx)
  const { body } = await ctx.http.request('GET', `${server}/api/v3/community?name=${encodeURIComponent(community)}`, {
    headers: bearer(jwt),
    answer: communitySchema,
    explain: (status, answer) =>
      status === 404 || status === 400
        ? { kind: 'rejected', code: 'community-unknown', message: `The server does not know the community ${community}.` }
        : explainAt(ctx.clock.now())(status, answer),
  })
  const credentials: Credentials = { server, jwt, personId: person.id, communityId: body.community_view.community.id }
  const handle = `@${person.name} → !${community}`
  return { account: { id: `${person.actor_id}!${community}`, handle, url: `${server}/c/${community}` }, credentials, expiresAt: null }
}
