import { createHash } from 'node:crypto'
import { PublisherError } from '../errors.ts'
import { randomToken } from '../kit/pkce.ts'
import type { ConnectContext, Connector } from '../publisher.ts'
import { call, credentialsSchema, type Credentials } from './call.ts'

const connector: Connector = {
  fields: [
    {
      name: 'address',
      label: { de: 'Adresse', en: 'Address' },
      help: {
        de: 'Wohin jeder Beitrag als JSON geschickt wird. Sofort und vor Beiträgen kommt dort ein Aufruf der Art funkhaus.test an.',
        en: 'Where each post is sent as JSON. At once, and before posts, a call of the type funkhaus.test arrives there.',
      },
      secret: true,
      required: true,
      placeholder: 'https://example.com/hooks/funkhaus',
    },
    {
      name: 'secret',
      label: { de: 'Geheimnis', en: 'Secret' },
      help: {
        de: 'Damit unterschreibt Funkhaus nach „Standard Webhooks“: whsec_ und 24 bis 64 zufällige Bytes in Base64. Der Empfänger braucht dasselbe.',
        en: 'Funkhaus signs with it by “Standard Webhooks”: whsec_ and 24 to 64 random bytes in base64. The receiver needs the same.',
      },
      secret: true,
      required: true,
      placeholder: 'whsec_…',
    },
  ],

  async begin(input, ctx) {
    const address = (input.address ?? '').trim()
    const secret = (input.secret ?? '').trim()
    if (!address || !secret) throw new PublisherError('rejected', 'Address and secret are both needed.', { code: 'input-missing' })
    const url = URL.canParse(address) ? new URL(address) : null
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      throw new PublisherError('rejected', 'This is not an address that can be called. It begins with https://.', {
        code: 'address-invalid',
      })
    const bytes = Buffer.from(secret.replace(/^whsec_/, ''), 'base64').length
    const credentials: Credentials = { secret, origin: url.origin, path: url.pathname + url.search }
    if (!credentialsSchema.safeParse(credentials).success || bytes < 24 || bytes > 64)
      throw new PublisherError('rejected', 'The secret is whsec_ and 24 to 64 bytes in base64.', { code: 'secret-invalid' })
    await test(credentials, ctx)
    // An address is often a secret itself: only its host is shown.
    const id = createHash('sha256').update(url.href).digest('hex').slice(0, 32)
    return { connection: { account: { id, handle: url.host, url: url.origin }, credentials, expiresAt: null } }
  },

  check: (stored, ctx) => test(credentialsSchema.parse(stored), ctx),
}
export default connector

/** A receiver answers it with 2xx, and does nothing. */
async function test(credentials: Credentials, ctx: ConnectContext): Promise<void> {
  const event = { type: 'funkhaus.test', timestamp: ctx.clock.now().toISOString(), data: {} }
  await call(ctx, credentials, `test-${randomToken()}`, event)
}
