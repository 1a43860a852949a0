/** A publisher for a platform that only people can post to: it hands a task to the hub, and asks until somebody has done it. */
import { measureText } from '../../src/core/text.ts'
import type { Story } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import {
  definePublisher,
  type Accepted,
  type AnyPublisher,
  type HttpClient,
  type PlatformManifest,
  type PublishContext,
  type Published,
} from '../publisher.ts'
import { bearer, explain, hubAccess, hubAddress, type HubAccess } from './own-hub.ts'
import { taskPath, taskSchema, type Handout, type TaskAnswer } from './by-hand-wire.ts'

type Context = PublishContext<HubAccess>

/** Nobody waits for it: whoever does the task tells the hub itself, and this is for what got lost on the way. */
const askAgainMs = 2 * 60_000

export const taskAddress = (access: HubAccess, path: string) => hubAddress(access, `${taskPath}/${path}`)

const isUnknown = (error: unknown) => error instanceof PublisherError && error.code === 'task-unknown'

const taskAt = ({ credentials, deliveryKey }: Context) => taskAddress(credentials, `tasks/${encodeURIComponent(deliveryKey)}`)

async function ask(ctx: { readonly http: HttpClient } & Context): Promise<TaskAnswer> {
  const request = { headers: bearer(ctx.credentials), answer: taskSchema, explain }
  return (await ctx.http.request('GET', taskAt(ctx), request)).body
}

/** @param compose Pure: what the person is handed. */
export function byHandPublisher(manifest: PlatformManifest, compose: (story: Story) => Handout): AnyPublisher {
  function answerOf(task: TaskAnswer, { clock }: Context): Published | Accepted {
    if (task.state === 'done') return { remoteId: task.id, url: task.url }
    if (task.state === 'given-up') throw new PublisherError('rejected', task.reason, { code: 'given-up' })
    return { accepted: {}, checkAfter: new Date(clock.now().getTime() + askAgainMs) }
  }

  return definePublisher<HubAccess, Handout>({
    manifest,
    credentials: hubAccess,
    compose,
    preview: (handout) => ({
      ...(handout.title !== null && { title: handout.title }),
      text: shownText(handout),
      media: handout.media,
      card: null,
    }),

    async publish(handout, ctx) {
      mustFit(handout, manifest)
      const { body } = await ctx.http.request('PUT', taskAt(ctx), {
        headers: bearer(ctx.credentials),
        json: handout,
        answer: taskSchema,
        visible: true,
        explain,
      })
      return answerOf(body, ctx)
    },

    progress: async (_, ctx) => answerOf(await ask(ctx), ctx),

    async find(_, ctx) {
      try {
        const task = await ask(ctx)
        if (task.state === 'done') return { remoteId: task.id, url: task.url }
        return task.state === 'open' ? 'unknown' : 'absent'
      } catch (error) {
        if (isUnknown(error)) return 'absent'
        throw error
      }
    },
  })
}

/** All that a reader will see in words below the title. */
export const shownText = ({ text, link }: Handout): string => [text, link].filter(Boolean).join('\n\n')

/** A person would find out only while pasting. */
function mustFit({ title, text, media }: Handout, { name, limits }: PlatformManifest): void {
  const refuse = (code: string, sentence: string) => {
    throw new PublisherError('rejected', sentence, { code })
  }
  const long = limits.text.find((rule) => measureText(text, rule) > rule.max)
  if (long) refuse('text-too-long', `The text is longer than the ${long.max} characters that ${name} takes.`)
  if (limits.title && measureText(title ?? '', limits.title) > limits.title.max)
    refuse('title-too-long', `${name} takes titles of at most ${limits.title.max} characters.`)
  const pictures = media.filter(({ kind }) => kind === 'image').length
  if (pictures > limits.images.max) refuse('too-many-pictures', `${name} takes at most ${limits.images.max} pictures in one post.`)
  const films = media.filter(({ kind }) => kind === 'video').length
  if (films > (limits.video?.max ?? 0)) refuse('too-many-films', `${name} takes at most ${limits.video?.max ?? 0} films in one post.`)
  const documents = media.length - pictures - films
  if (documents > (limits.documents?.max ?? 0))
    refuse('too-many-documents', `${name} takes at most ${limits.documents?.max ?? 0} documents in one post.`)
  const { required } = limits
  if (required && !media.some(({ kind }) => (required.media === 'any' ? kind !== 'document' : kind === required.media)))
    refuse('media-missing', `${name} takes no post without a picture or film.`)
}
