/** A receiver as the README wishes it. Signatures: https://github.com/standard-webhooks/standard-webhooks, read 2026-11-29. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, type FakeCall, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const secret = `whsec_${Buffer.from('fake-webhook-secret-of-32-bytes!').toString('base64')}`
const path = '/hooks/funkhaus-7f3a'
const toleranceMs = 5 * 60_000

const mediumSchema = z.object({ id: z.string(), kind: z.enum(['image', 'video']), url: z.url(), alt: z.string().nullable() })
const dataSchema = z.object({
  id: z.string(),
  language: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  media: z.array(mediumSchema),
  article: z.object({
    texts: z.record(z.string(), z.object({ title: z.string(), seo: z.object({ title: z.string(), description: z.string() }) })),
  }),
})
const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('funkhaus.test'), timestamp: z.iso.datetime() }),
  z.object({ type: z.literal('funkhaus.post'), timestamp: z.iso.datetime(), data: dataSchema }),
])

const stateSchema = z.object({
  /** Oldest first. */
  posts: z.array(
    z.object({
      at: z.string(),
      data: dataSchema,
      files: z.array(z.object({ mimeType: z.string(), base64: z.string() })),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
type State = z.infer<typeof stateSchema>
type Post = State['posts'][number]

const unauthorised = (): FakeReply => ({ status: 401, text: 'The signature is not valid.' })

function isSigned({ headers, bytes }: FakeCall, now: Date): boolean {
  const [id, timestamp] = [headers.get('webhook-id') ?? '', headers.get('webhook-timestamp') ?? '']
  // Against calls that are caught and sent again: five minutes, as the specification's own libraries.
  if (id === '' || !(Math.abs(now.getTime() - Number(timestamp) * 1000) <= toleranceMs)) return false
  const expected = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
    .update(`${id}.${timestamp}.`)
    .update(bytes)
    .digest()
  const given = (headers.get('webhook-signature') ?? '').split(' ').map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
  return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected))
}

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { posts: [] }
  const now = () => clock.now().toISOString()
  const byId = (id: string | undefined) => state.posts.find(({ data }) => data.id === id)
  const addressOf = ({ data }: Post) => `${baseUrl()}/posts/${data.id}`
  const fileUrl = ({ data }: Post, at: number) => `${baseUrl()}/files/${data.id}/${at}`

  const server = createFakeServer({
    clock,
    notFound: { status: 404, text: 'There is nothing here.' },
    refusals: {
      'refuse-500': () => ({ status: 500, text: 'Out of order.' }),
      'rate-limit': () => ({ status: 429, headers: { 'retry-after': '60' }, text: 'Too many.' }),
      unauthorised,
      'refuse-content': () => ({ status: 422, text: 'Not this.' }),
    },
    routes: {
      [`POST ${path}`]: async (call) => {
        if (!isSigned(call, clock.now())) return unauthorised()
        const event = eventSchema.safeParse(call.json())
        if (!event.data) return { status: 400, text: 'Not as described.' }
        if (event.data.type === 'funkhaus.test') return { status: 204 }
        const { data } = event.data
        const files = await Promise.all(
          data.media.map(async ({ url }) => {
            const answer = await fetch(url)
            const base64 = Buffer.from(await answer.arrayBuffer()).toString('base64')
            return { mimeType: answer.headers.get('content-type') ?? '', base64 }
          }),
        )
        return server.visible(() => {
          // What was taken once is not taken again.
          const earlier = byId(data.id)
          const post = earlier ?? { at: now(), data, files, likedBy: [], sharedBy: [], replies: [] }
          if (!earlier) state.posts.push(post)
          return { status: 200, json: { url: addressOf(post) } }
        })
      },
      'GET /files/:id/:at': ({ params }) => {
        const file = byId(params.id)?.files[Number(params.at)]
        if (!file) return { status: 404, text: 'There is nothing here.' }
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
      'GET /posts/:id': ({ params }) => {
        const post = byId(params.id)
        if (!post) return { status: 404, text: 'There is nothing here.' }
        return fakePage(titleOf(post), `<p>${escapeHtml(post.data.text).replaceAll('\n', '<br>')}</p>`)
      },
    },
  })

  const postOf = (post: Post): FakePost => {
    const { data, files } = post
    const media = data.media.map((one, at) => ({
      ...one,
      url: fileUrl(post, at),
      bytes: Buffer.from(files[at]?.base64 ?? '', 'base64').length,
    }))
    return {
      remoteId: data.id,
      url: addressOf(post),
      author: 'Nordlicht',
      text: data.text,
      at: post.at,
      images: media.flatMap(({ kind, url, alt }) => (kind === 'image' ? [{ url, alt: alt ?? '' }] : [])),
      films: media.flatMap(({ kind, url, bytes }) => (kind === 'video' ? [{ url, bytes }] : [])),
      card: data.link === null ? null : { url: data.link, title: titleOf(post), description: '' },
      likes: post.likedBy.length,
      shares: post.sharedBy.length,
      replies: post.replies,
      replyTo: null,
    }
  }

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.posts.map(({ at, data }) => ({ at, remoteId: data.id, key: data.id })),
    timeline: () => state.posts.map(postOf).reverse(),
    visit(remoteId, { kind, by, text = '' }) {
      const post = byId(remoteId)
      if (kind === 'reply') post?.replies.push({ by, text, at: now() })
      const people = kind === 'like' ? post?.likedBy : kind === 'share' ? post?.sharedBy : undefined
      if (people && !people.includes(by)) people.push(by)
    },
    save: () => structuredClone(state),
    load: (saved) => void (state = stateSchema.parse(saved)),
  }
}

const titleOf = ({ data }: Post) => data.article.texts[data.language]?.title ?? ''

const platform: FakePlatform = {
  platform: 'webhook',
  create,
  connect: (baseUrl) => ({
    valid: { address: `${baseUrl}${path}`, secret },
    refused: { address: `${baseUrl}${path}`, secret: `whsec_${Buffer.from('another-secret-of-32-bytes-here!').toString('base64')}` },
  }),
  credentials(baseUrl) {
    const { origin, pathname } = new URL(`${baseUrl}${path}`)
    return { secret, origin, path: pathname }
  },
}
export default platform
