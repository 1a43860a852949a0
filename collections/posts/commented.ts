import type { Payload } from 'payload'
import type { Commented } from '../../src/approving/places.ts'
import { storyOfPart } from '../../src/core/story.ts'
import { hub } from '../../src/hub.ts'
import type { Reviewed } from '../../src/workflow/review.payload.ts'

/** What a post says now, as far as comments point into it. */
export async function commentedOf(payload: Payload, { article, variants, pictures }: Reviewed): Promise<Commented> {
  const { composer } = hub(payload)
  // The address of the post on the website is no text that somebody wrote.
  const compose = (some: typeof variants) => composer.compose(some, () => null)
  const channels = await Promise.all(
    (await compose(variants)).map(async ({ variant, preview }) => {
      const parts = await compose((variant.parts ?? []).map((text) => ({ ...variant, story: storyOfPart(variant.story, text) })))
      const { id: channel, name } = variant.channel
      return { channel, name, title: preview.title ?? '', text: preview.text, parts: parts.map((part) => part.preview.text) }
    }),
  )
  return { article, channels, pictures }
}
