import { measureText } from '../../src/core/text.ts'
import { PublisherError } from '../errors.ts'
import { definePublisher, type Accepted, type PublishContext, type Published } from '../publisher.ts'
import { compose, preview, type Draft } from './compose.ts'
import { bearer, explain } from '../kit/own-hub.ts'
import { credentialsSchema, mailingAt, type Credentials } from './hub.ts'
import { imagesMax, mailingAnswer, subjectMax, textMaxBytes, type Mailing, type MailingAnswer } from './mailing.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>

/** A list takes minutes to hours. */
const askAgainMs = 15_000

async function publish(draft: Draft, ctx: Context): Promise<Published | Accepted> {
  mustFit(draft)
  const mailing: Mailing = { ...draft, newsletter: ctx.credentials.newsletter }
  const { body } = await ctx.http.request('PUT', mailingAt(ctx.credentials, ctx.deliveryKey), {
    headers: bearer(ctx.credentials),
    json: mailing,
    answer: mailingAnswer,
    visible: true,
    explain,
  })
  return outcome(body, ctx)
}

const progress = async (_: unknown, ctx: Context) => outcome(await ask(ctx), ctx)

/** What has gone to one reader has been published, however many are still waiting for it. */
async function find(_: Draft, ctx: Context): Promise<Published | 'absent' | 'unknown'> {
  try {
    const answer = await ask(ctx)
    if (answer.state === 'given-up') return 'absent'
    return answer.state === 'done' || answer.hasGone ? asPublished(answer) : 'unknown'
  } catch (error) {
    if (isUnknown(error)) return 'absent'
    throw error
  }
}

/** Stops what has not gone, and takes pictures and browser version away. What was delivered stays where it is. */
async function remove({ remoteId }: Published, ctx: Context): Promise<void> {
  try {
    const request = { headers: bearer(ctx.credentials), answer: mailingAnswer, explain }
    await ctx.http.request('DELETE', mailingAt(ctx.credentials, remoteId), request)
  } catch (error) {
    if (!isUnknown(error)) throw error
  }
}

async function ask(ctx: Context): Promise<MailingAnswer> {
  const request = { headers: bearer(ctx.credentials), answer: mailingAnswer, explain }
  return (await ctx.http.request('GET', mailingAt(ctx.credentials, ctx.deliveryKey), request)).body
}

function outcome(answer: MailingAnswer, { clock }: Context): Published | Accepted {
  if (answer.state === 'given-up') throw new PublisherError('rejected', answer.reason, { code: 'given-up' })
  if (answer.state === 'done') return asPublished(answer)
  return { accepted: {}, checkAfter: new Date(clock.now().getTime() + askAgainMs) }
}

const asPublished = ({ id, url }: { readonly id: string; readonly url: string }): Published => ({ remoteId: id, url })

/** The hub itself says that there is none. Any other 404 may be a gateway's, and proves nothing. */
const isUnknown = (error: unknown) => error instanceof PublisherError && error.code === 'mailing-unknown'

function mustFit({ subject, text, images }: Draft): void {
  const refuse = (code: string, sentence: string) => {
    throw new PublisherError('rejected', sentence, { code })
  }
  if (subject === '') refuse('subject-missing', 'The post has no title in this language: a mail needs a subject.')
  if (measureText(subject, { unit: 'codepoint' }) > subjectMax)
    refuse('subject-too-long', `The title is the mail’s subject: at most ${subjectMax} characters.`)
  if (measureText(text, { unit: 'byte' }) > textMaxBytes)
    refuse('text-too-long', 'The text is too long: Gmail would hide the end of the mail. Send a part of it, and link to the rest.')
  if (images.length > imagesMax) refuse('too-many-pictures', `A mail takes at most ${imagesMax} pictures.`)
}

export default definePublisher<Credentials, Draft>({
  manifest,
  credentials: credentialsSchema,
  compose,
  preview,
  publish,
  progress,
  find,
  remove,
})
