/** Drafts as the website's publisher would send them, read from the posts as they are being written. */
import type { Payload, Where } from 'payload'
import { z } from 'zod'
import { isId } from '../../../collections/is-id.ts'
import { publicationSchema } from '../../../publishers/website/publication.ts'
import { Problem } from '../../core/problem.ts'
import { languages, type Article, type Language } from '../../core/story.ts'
import { hub } from '../../hub.ts'
import { storedPost, type StoredPost } from '../../workflow/stored-post.ts'
import { composePost } from '../../workflow/variants.payload.ts'
import { whatIsWrong } from '../problems.ts'
import { payloadSites } from '../sites.payload.ts'
import type { Drafts } from './drafts.ts'

const saved = z.looseObject({ updatedAt: z.coerce.date(), deletedAt: z.unknown() })
const channels = z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String) }))

export function payloadDrafts(payload: Payload): Drafts {
  const { isOwned, world } = hub(payload)
  const sites = payloadSites(payload)

  /** A site of the brand, where the post itself names none: a draft is looked at before its channels are chosen. */
  async function siteOf(brand: string): Promise<string | null> {
    const where: Where = { and: [{ brand: { equals: brand } }, { deletedAt: { exists: false } }] }
    const { docs } = await payload.db.find({ collection: 'channels', where, sort: 'createdAt', pagination: false })
    const owned = z.array(z.looseObject({ platform: z.string() })).parse(docs)
    return channels.parse(owned.filter(({ platform }) => isOwned(platform)))[0]?.id ?? null
  }

  const variantOf = async (post: StoredPost) =>
    (await composePost(payload, post)).variants.find(({ channel: { platform } }) => isOwned(platform)) ?? null

  return {
    async current(id) {
      const doc = saved.parse(await read(payload, id))
      if (doc.deletedAt) throw unknown()
      const post = storedPost.parse(doc)
      const brand = post.brand ? await sites.brand(post.brand) : null
      if (!brand) throw impossible('Er gehört zu keiner Marke. Wählen Sie eine.', 'It belongs to no brand. Choose one.')
      let variant = await variantOf(post)
      if (!variant) {
        const site = await siteOf(brand.id)
        const [row] = site ? storedPost.shape.variants.parse([{ channel: site }]) : []
        if (!row)
          throw impossible(
            `${brand.name} hat keinen Kanal eines eigenen Mediums. Legen Sie einen an, damit es einen Ort gibt, ihn zu zeigen.`,
            `${brand.name} has no channel of its own medium. Make one, so that there is a place to show it.`,
          )
        variant = await variantOf({ ...post, variants: [row] })
      }
      const publisher = variant && (await world.publisher(variant.channel.platform))
      if (!variant || !publisher)
        throw impossible(
          'Der Kanal des eigenen Mediums lässt sich nicht lesen. Öffnen Sie den Kanal, und speichern Sie ihn noch einmal.',
          'The channel of its own medium cannot be read. Open the channel and save it again.',
        )
      const composed = publisher.compose({ ...variant.story, article: named(variant.story.article) })
      const planned = variant.dueAt ?? new Date()
      const publication = publicationSchema.safeParse({ ...Object(composed), firstPublishedAt: planned.toISOString() })
      if (Object.keys(variant.story.article.texts).length === 0)
        throw impossible(
          'Er hat noch keinen Titel. Schreiben Sie einen, und speichern Sie den Beitrag.',
          'It has no title yet. Write one and save the post.',
        )
      if (!publication.success)
        throw impossible(
          `Sein Inhalt passt nicht: ${whatIsWrong(publication.error)}.`,
          `Its content does not fit: ${whatIsWrong(publication.error)}.`,
        )
      return { publication: publication.data, brand, changedAt: doc.updatedAt }
    },
  }
}

/** What has no slug yet is shown all the same. */
function named(article: Article): Article {
  const texts: { [language in Language]?: NonNullable<Article['texts'][Language]> } = {}
  for (const language of languages) {
    const text = article.texts[language]
    if (text) texts[language] = { ...text, slug: text.slug || 'preview' }
  }
  return { ...article, texts }
}

async function read(payload: Payload, id: string): Promise<unknown> {
  if (!isId(payload, id)) throw unknown()
  try {
    return await payload.findByID({ collection: 'posts', id, draft: true, locale: 'all', depth: 0, overrideAccess: true })
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) throw unknown()
    throw error
  }
}

const unknown = () =>
  new Problem(404, 'post-unknown', {
    de: 'Diesen Beitrag gibt es nicht, oder er liegt im Papierkorb.',
    en: 'There is no such post, or it was put into the trash.',
  })
const impossible = (de: string, en: string) =>
  new Problem(409, 'preview-impossible', {
    de: `Der Beitrag lässt sich noch nicht zeigen. ${de}`,
    en: `The post cannot be shown yet. ${en}`,
  })
