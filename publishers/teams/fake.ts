/** One workflow “Post to a channel when a webhook request is received”, and the channel that it posts to. General knowledge where no page is named. */
import { z } from 'zod'
import { createFakeServer, escapeHtml, fakePage, type FakeReply } from '../testing/fake-server.ts'
import type { Fake, FakeOptions, FakePlatform, FakePost } from '../testing/fake.ts'

const origin = 'https://prod-01.westeurope.logic.azure.com'
const path = '/workflows/0a1b2c3d4e5f/triggers/manual/paths/invoke'
const query = 'api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=fake-teams-signature-7c1d'
const channelUrl = 'https://teams.microsoft.com/l/channel/19%3Afake%40thread.tacv2/Neuigkeiten?groupId=1'

const textBlock = z.object({ type: z.literal('TextBlock'), text: z.string().min(1), wrap: z.literal(true) })
const image = z.object({ type: z.literal('Image'), url: z.url({ protocol: /^https?$/ }), altText: z.string().default('') })
const cardSchema = z.object({
  contentType: z.literal('application/vnd.microsoft.card.adaptive'),
  content: z.object({
    type: z.literal('AdaptiveCard'),
    version: z.string().regex(/^1\.[0-5]$/),
    body: z.array(z.union([textBlock, image])),
    actions: z.array(z.object({ type: z.literal('Action.OpenUrl'), title: z.string().min(1), url: z.url() })).default([]),
  }),
})
// https://learn.microsoft.com/connectors/teams/#microsoft-teams-webhook: a message whose attachments are posted one by one.
const messageSchema = z.object({ type: z.literal('message'), attachments: z.array(cardSchema).max(1) })

const stateSchema = z.object({
  /** Oldest first. */
  posts: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      text: z.string(),
      images: z.array(z.object({ mimeType: z.string(), base64: z.string(), alt: z.string() })),
      button: z.object({ title: z.string(), url: z.string() }).nullable(),
      likedBy: z.array(z.string()),
      sharedBy: z.array(z.string()),
      replies: z.array(z.object({ by: z.string(), text: z.string(), at: z.string() })),
    }),
  ),
})
type State = z.infer<typeof stateSchema>
type Post = State['posts'][number]

const problem = (status: number, code: string, message: string): FakeReply => ({ status, json: { error: { code, message } } })
const unauthorised = () => problem(401, 'DirectApiAuthorizationRequired', `The request must be authenticated by ${query}.`)

/** As Teams shows it, written down apart from what the publisher does. */
export const readable = (markdown: string): string =>
  markdown
    .replace(/\[((?:\\.|[^\\\]])*)\]\(([^)\s]*)\)/g, (_, label: string) => label)
    .replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
    .replaceAll('\u200b', '')
    .replaceAll('\n\n', '\n')

function create({ baseUrl, clock }: FakeOptions): Fake {
  let state: State = { posts: [] }
  const now = () => clock.now().toISOString()
  const byId = (id: string | undefined) => state.posts.find((post) => post.id === id)
  const fileUrl = ({ id }: Post, at: number) => `${baseUrl()}/teams.microsoft.com/files/${id}/${at}`

  const server = createFakeServer({
    clock,
    notFound: problem(404, 'WorkflowNotFound', 'The workflow could not be found.'),
    refusals: {
      'refuse-500': () => problem(500, 'InternalServerError', 'Encountered internal server error.'),
      'rate-limit': () => ({ ...problem(429, 'WorkflowRunActionRateLimit', 'Too many requests.'), headers: { 'retry-after': '60' } }),
      unauthorised,
      'refuse-content': () => problem(400, 'TriggerInputSchemaMismatch', 'The input body for trigger is not valid.'),
    },
    routes: {
      [`POST /${new URL(origin).host}${path}`]: async (call) => {
        if (call.query.get('sig') !== new URLSearchParams(query).get('sig')) return unauthorised()
        if (!call.headers.get('content-type')?.startsWith('application/json'))
          return problem(415, 'UnsupportedMediaType', 'JSON is wanted.')
        // The message size limit of the page on incoming webhooks; the action of the workflow fails by the same.
        if (call.bytes.length > 28 * 1024) return problem(413, 'RequestEntityTooLarge', 'The message is larger than 28 KB.')
        const message = messageSchema.safeParse(call.json())
        if (!message.data) return problem(400, 'TriggerInputSchemaMismatch', message.error.message)
        const content = message.data.attachments[0]?.content
        if (!content) return { status: 202, headers: { 'x-ms-workflow-run-id': `run-${state.posts.length}-empty` } }
        const pictures = content.body.filter((element) => element.type === 'Image')
        const images = await Promise.all(
          pictures.map(async ({ url, altText }) => {
            const answer = await fetch(url)
            const bytes = Buffer.from(await answer.arrayBuffer())
            return { mimeType: answer.headers.get('content-type') ?? '', base64: bytes.toString('base64'), alt: altText }
          }),
        )
        const text = content.body.flatMap((element) => (element.type === 'TextBlock' ? [readable(element.text)] : [])).join('\n')
        const button = content.actions[0] ? { title: content.actions[0].title, url: content.actions[0].url } : null
        return server.visible(() => {
          const id = `08584${String(state.posts.length + 1).padStart(12, '0')}CU21`
          state.posts.push({ id, at: now(), text, images, button, likedBy: [], sharedBy: [], replies: [] })
          return { status: 202, headers: { 'x-ms-workflow-run-id': id } }
        })
      },
      'GET /teams.microsoft.com/files/:id/:at': ({ params }) => {
        const file = byId(params.id)?.images[Number(params.at)]
        if (!file) return problem(404, 'NotFound', 'There is nothing here.')
        return { status: 200, headers: { 'content-type': file.mimeType }, bytes: Buffer.from(file.base64, 'base64') }
      },
      'GET /teams.microsoft.com/l/channel/:thread/:name': ({ params }) => {
        const posts = state.posts.map((post) => {
          const pictures = post.images.map(({ alt }, at) => `<p><img src="${fileUrl(post, at)}" alt="${escapeHtml(alt)}"></p>`)
          const button = post.button ? `<p><a href="${escapeHtml(post.button.url)}">${escapeHtml(post.button.title)}</a></p>` : ''
          return `<p>${escapeHtml(post.text).replaceAll('\n', '<br>')}</p>${pictures.join('')}${button}`
        })
        return fakePage(params.name ?? '', posts.reverse().join('<hr>'))
      },
    },
  })

  const postOf = (post: Post): FakePost => ({
    remoteId: post.id,
    url: channelUrl,
    author: 'Workflows',
    text: post.text,
    at: post.at,
    images: post.images.map(({ alt }, at) => ({ url: fileUrl(post, at), alt })),
    card: post.button && { ...post.button, description: '' },
    likes: post.likedBy.length,
    shares: post.sharedBy.length,
    replies: post.replies,
    replyTo: null,
  })

  return {
    handler: server.handler,
    misbehave: server.misbehave,
    records: () => state.posts.map(({ at, id }) => ({ at, remoteId: id, key: null })),
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

const platform: FakePlatform = {
  platform: 'teams',
  create,
  connect: () => ({
    valid: { workflow: `${origin}:443${path}?${query}`, channel: channelUrl },
    refused: { workflow: `${origin}:443${path}?${query.replace('fake-teams', 'another')}`, channel: channelUrl },
  }),
  credentials: () => ({ origin, channelUrl, path: `${path}?${query}` }),
}
export default platform
