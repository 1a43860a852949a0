/** Somebody with an account on a server, who looks and acts by plain XRPC: none of the publisher's code is used here. */
import { z } from 'zod'

const sessionSchema = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() })
const refSchema = z.object({ uri: z.string(), cid: z.string() })
const recordsSchema = z.object({ records: z.array(refSchema.extend({ value: z.record(z.string(), z.unknown()) })) })

export type Ref = z.infer<typeof refSchema>
export type Person = Awaited<ReturnType<typeof signUp>>

interface Call {
  /** With one it is a POST. */
  readonly body?: object
  readonly query?: string
  readonly token?: string
  /** The password of whoever runs the server. */
  readonly admin?: string
}

export async function xrpc(service: string, method: string, { body, query, token, admin }: Call): Promise<unknown> {
  const authorization = admin ? `Basic ${Buffer.from(`admin:${admin}`).toString('base64')}` : token && `Bearer ${token}`
  const response = await fetch(`${service}/xrpc/${method}${query ? `?${query}` : ''}`, {
    method: body ? 'POST' : 'GET',
    headers: { ...(body && { 'content-type': 'application/json' }), ...(authorization && { authorization }) },
    body: body && JSON.stringify(body),
  })
  const answer = await response.text()
  if (!response.ok) throw new Error(`${method}: ${response.status} ${answer}`)
  return answer === '' ? null : JSON.parse(answer)
}

export async function signUp(service: string, name: string) {
  const handle = `${name}.test`
  const body = { handle, email: `${name}@example.com`, password: `the password of ${name}` }
  const { did, accessJwt: token } = sessionSchema.parse(await xrpc(service, 'com.atproto.server.createAccount', { body }))
  const act = async (collection: string, record: object): Promise<Ref> => {
    const whole = { $type: collection, createdAt: new Date().toISOString(), ...record }
    return refSchema.parse(await xrpc(service, 'com.atproto.repo.createRecord', { token, body: { repo: did, collection, record: whole } }))
  }
  return {
    did,
    handle,
    token,
    password: body.password,
    async appPassword(): Promise<string> {
      const answer = await xrpc(service, 'com.atproto.server.createAppPassword', { token, body: { name: 'Funkhaus' } })
      return z.object({ password: z.string() }).parse(answer).password
    },
    /** All posts, newest first, as they lie in the account. */
    async posts() {
      const query = `repo=${did}&collection=app.bsky.feed.post&limit=100`
      return recordsSchema.parse(await xrpc(service, 'com.atproto.repo.listRecords', { query })).records
    },
    async blob(cid: string): Promise<Buffer> {
      const response = await fetch(`${service}/xrpc/com.atproto.sync.getBlob?did=${did}&cid=${cid}`)
      return Buffer.from(await response.arrayBuffer())
    },
    say: (text: string, more: object = {}) => act('app.bsky.feed.post', { text, ...more }),
    like: (subject: Ref) => act('app.bsky.feed.like', { subject }),
    repost: (subject: Ref) => act('app.bsky.feed.repost', { subject }),
  }
}
