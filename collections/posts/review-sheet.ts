import type { Payload } from 'payload'
import { z } from 'zod'
import { changesSince } from '../../src/approving/changes-since.ts'
import type { PostState, VariantView } from '../../src/core/answers.ts'
import type { PictureSheet, ReviewSheet } from '../../src/core/review-sheet.ts'
import { richTextToHtml } from '../../src/core/rich-text.ts'
import { languages } from '../../src/core/story.ts'
import { hub } from '../../src/hub.ts'
import { approvedContent } from '../../src/workflow/approved-content.payload.ts'
import { contentOf } from '../../src/workflow/content.ts'
import type { Reviewed } from '../../src/workflow/review.payload.ts'
import { perLanguage } from '../../src/workflow/stored-post.ts'
import { view } from './preview.ts'

/** Where a picture, film or document is found; as a channel will have it, or whole. */
export type FileAt = (medium: string, channel: string | null) => string

/** The post as its readers will meet it everywhere. */
export type Sheet = Pick<ReviewSheet, 'title' | 'brand' | 'article' | 'channels' | 'pictures' | 'changes' | 'approved' | 'dropped'>

/**
 * Made from exactly what is stored.
 * @param options `quick`: only the checks that need no file and no network. Default: all of them.
 */
export async function sheetOf(
  payload: Payload,
  reviewed: Reviewed,
  fileAt: FileAt,
  options: { readonly quick?: boolean } = {},
): Promise<Sheet> {
  const views = (await hub(payload).judging.judged(reviewed, options)).map(view)
  const before = await approvedContent(payload, reviewed.post)
  const changes = changesSince(before, contentOf(reviewed), reviewed.brand?.timeZone ?? 'UTC')
  const { article } = reviewed
  const pictures = await picturesOf(payload, reviewed, views, fileAt)
  const image = (id: string, alt: string) => {
    const found = pictures.find((picture) => picture.id === id && picture.kind === 'image')
    return found ? { src: found.src, alt, width: found.width, height: found.height } : null
  }
  return {
    title: article.texts.de?.title ?? article.texts.en?.title ?? '',
    brand: article.brand.name,
    article: languages.flatMap((language) => {
      const text = article.texts[language]
      if (!text) return []
      return [
        {
          ...{ language, title: text.title, teaser: text.teaser, slug: text.slug, seo: text.seo },
          html: richTextToHtml(text.body, { image: (id) => image(id, text.alt[id] ?? '') }),
          ...changes.text(language),
        },
      ]
    }),
    changes: changes.whole,
    channels: views.map((one) => ({
      view: { ...one, media: one.media.map((medium) => ({ ...medium, src: fileAt(medium.id, one.channel.id) })) },
      ...changes.channel(one.channel.id),
    })),
    pictures,
    approved: before && { at: before.at.toISOString(), by: before.by },
    dropped: changes.dropped,
  }
}

const named = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  alt: perLanguage(z.string().nullish()),
  title: perLanguage(z.string().nullish()),
})

async function picturesOf(
  payload: Payload,
  { pictures, media, variants }: Reviewed,
  views: readonly VariantView[],
  fileAt: FileAt,
): Promise<PictureSheet[]> {
  if (pictures.length === 0) return []
  const { docs } = await payload.find({
    collection: 'media',
    where: { id: { in: [...pictures] } },
    locale: 'all',
    depth: 0,
    pagination: false,
  })
  const names = new Map(docs.map((doc) => named.parse(doc)).map((one) => [one.id, one]))
  return pictures.flatMap((id): PictureSheet[] => {
    const [facts, texts] = [media.get(id), names.get(id)]
    const ref = variants.flatMap(({ story }) => story.media).find((one) => one.id === id)
    if (!facts || !texts) return []
    return [
      {
        ...{ id, kind: facts.kind, src: fileAt(id, null), width: ref?.width ?? 0, height: ref?.height ?? 0 },
        title: texts.title.de || texts.title.en || facts.filename,
        alt: { ...(texts.alt.de && { de: texts.alt.de }), ...(texts.alt.en && { en: texts.alt.en }) },
        ...{ credit: facts.credit, licence: facts.licence, rightsHolder: facts.rightsHolder },
        ...{ expiresOn: facts.expiresOn, isGenerated: facts.isGenerated },
        on: views.filter((one) => one.media.some((medium) => medium.id === id)).map(({ channel }) => channel.name),
      },
    ]
  })
}

/** What the page of an approver shows: nothing on it is of other content than the hash names. */
export const reviewSheet = (post: string, state: PostState, sheet: Sheet): ReviewSheet => ({ post, state, ...sheet })
