import { PublisherError } from '../errors.ts'
import { definePublisher, type PublishContext, type Published } from '../publisher.ts'
import { messageOf, tooLarge } from './card.ts'
import { compose, preview, type Draft } from './compose.ts'
import { manifest } from './manifest.ts'
import { credentialsSchema, run, type Credentials } from './workflow.ts'

const rejected = (code: string, message: string) => new PublisherError('rejected', message, { code })

async function publish(draft: Draft, ctx: PublishContext<Credentials>): Promise<Published> {
  const { images, text } = manifest.limits
  // Nobody at Teams counts the text alone: this keeps our own word.
  if (text.some(({ max }) => Buffer.byteLength(draft.text) > max))
    throw rejected('text-too-long', 'The text is too long for a card in Teams.')
  if (draft.images.length > images.max) throw rejected('too-many-images', `A card in Teams shows at most ${images.max} pictures.`)
  const pictures = await Promise.all(draft.images.map((image) => ctx.media.address(image, images)))
  const message = messageOf(draft, pictures)
  if (tooLarge(message))
    throw rejected('card-too-large', 'The post is too long for Teams: text, pictures and link have at most 28 KB together.')
  const id = await run(ctx, ctx.credentials, message, true)
  // Nobody tells the message's own address.
  return { remoteId: id ?? ctx.deliveryKey, url: ctx.credentials.channelUrl }
}

export default definePublisher<Credentials, Draft>({ manifest, credentials: credentialsSchema, compose, preview, publish })
