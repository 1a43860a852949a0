/** Makes one draft of what was read, with a person's own rights, or brings the one that was made before up to date. */
import type { Payload, TypedUser } from 'payload'
import { languages, type Language } from '../core/story.ts'
import type { Archive } from './markdown/archive.ts'
import { pictureAt } from './markdown/files.ts'
import { lookInto, markdownToLexical, plainToLexical, type RichText } from './markdown/lexical.ts'
import { takePicture } from './pictures.payload.ts'
import type { PlannedPost, PlannedText } from './planned.ts'
import { findTopic, type ImportWorld } from './world.ts'

export interface Making {
  readonly payload: Payload
  /** With whose rights: whoever imports is the author. */
  readonly user: TypedUser
  readonly brand: string
  readonly language: Language
  readonly makeTopics: boolean
  readonly world: ImportWorld
  readonly archive: Archive | null
}
export interface Made {
  readonly post: string
  /** The post's `updatedAt`, as it was left. */
  readonly leftAt: string
}

/** @throws what Payload refuses, with its sentence. A crash between two of its steps leaves a draft that lacks its second language. */
export async function makeDraft(planned: PlannedPost, making: Making): Promise<Made> {
  const { payload, user } = making
  const [first, ...others] = await dataOf(planned, making)
  if (!first) throw new Error('A planned post has no text in any language.')
  const made = await payload.create({
    collection: 'posts',
    data: first.data as never,
    locale: first.language,
    context: { originKey: planned.key },
    ...as(user),
  })
  const id = String(made.id)
  let leftAt = String((made as { updatedAt?: unknown }).updatedAt)
  for (const other of others) leftAt = await write(payload, user, id, other)
  return { post: id, leftAt }
}

/**
 * Of a draft that was begun before a crash, only the languages are written that are missing: somebody may have worked at it meanwhile.
 * @returns `leftAt` is empty where somebody has.
 */
export async function completeDraft(planned: PlannedPost, post: string, making: Making): Promise<Made> {
  const { payload, user } = making
  const now = (await payload.findByID({ collection: 'posts', id: post, draft: true, depth: 0, locale: 'all' })) as unknown as {
    title?: Partial<Record<Language, string | null>> | null
    editedBy?: string | null
    updatedAt: string
  }
  let leftAt = now.editedBy === String(user.id) ? now.updatedAt : ''
  for (const one of await dataOf(planned, making)) {
    if (now.title?.[one.language]) continue
    const written = await write(payload, user, post, one)
    if (leftAt) leftAt = written
  }
  return { post, leftAt }
}

/** @throws 409 where somebody has saved the post since `leftAt`. */
export async function updateDraft(planned: PlannedPost, post: string, basedOn: string, making: Making): Promise<Made> {
  let leftAt = basedOn
  for (const { language, data } of await dataOf(planned, making))
    leftAt = await write(making.payload, making.user, post, { language, data: { ...data, basedOn: leftAt } })
  return { post, leftAt }
}

const as = (user: TypedUser) => ({ user, overrideAccess: false, depth: 0, draft: true }) as const

async function write(payload: Payload, user: TypedUser, id: string, { language, data }: Data): Promise<string> {
  const saved = await payload.update({ collection: 'posts', id, data: data, locale: language, ...as(user) })
  return String((saved as { updatedAt?: unknown }).updatedAt)
}

interface Data {
  readonly language: Language
  readonly data: Readonly<Record<string, unknown>>
}

/** What is stored, a language after the other; what belongs to no language goes with the first. */
async function dataOf(planned: PlannedPost, making: Making): Promise<Data[]> {
  const { brand } = making
  const topics = await topicsOf(planned, making)
  const cover = planned.cover && (await fromArchive(planned.cover.path, planned.cover.alt, making))
  const media = [...new Set([...(cover ? [cover] : []), ...planned.pictures])]
  const common = {
    brand,
    ...(planned.publishAt && { publishAt: planned.publishAt }),
    ...(planned.campaign && { campaign: planned.campaign }),
    ...(topics.length > 0 && { topics }),
    ...(media.length > 0 && { media }),
    ...(planned.variants.length > 0 && { variants: planned.variants }),
  }
  const found: Data[] = []
  for (const language of languages) {
    const text = planned.texts[language]
    if (!text?.title) continue
    const file = planned.file?.split(' + ')[0] ?? null
    found.push({ language, data: { ...(found.length === 0 ? common : {}), ...(await textData(text, file, language, making)) } })
  }
  return found
}

async function textData(text: PlannedText, file: string | null, language: Language, making: Making): Promise<Record<string, unknown>> {
  const seo = { ...(text.seoTitle && { title: text.seoTitle }), ...(text.seoDescription && { description: text.seoDescription }) }
  return {
    title: text.title,
    ...(text.teaser && { teaser: text.teaser }),
    ...(text.slug && { slug: text.slug }),
    ...(text.body && { body: await bodyOf(text.body, file, { ...making, language }) }),
    ...(Object.keys(seo).length > 0 && { seo }),
  }
}

async function bodyOf({ format, text }: NonNullable<PlannedText['body']>, file: string | null, making: Making): Promise<RichText> {
  if (format === 'plain') return plainToLexical(text)
  const ids = new Map<string, string>()
  if (file && making.archive) {
    const there = new Set(making.archive.entries.map((entry) => entry.path))
    for (const { src, alt } of lookInto(text).pictures) {
      const at = ids.has(src) ? null : pictureAt(file, src, there)
      const id = at && (await fromArchive(at, alt, making))
      if (id) ids.set(src, id)
    }
  }
  return markdownToLexical(text, { picture: ({ src }) => ids.get(src) ?? null })
}

async function fromArchive(at: string, alt: string, { payload, user, archive, language }: Making): Promise<string | null> {
  const entry = archive?.entries.find(({ path }) => path === at)
  return entry ? takePicture(payload, user, { name: at, bytes: await entry.read(), alt, language }) : null
}

async function topicsOf({ topics }: PlannedPost, { payload, user, makeTopics, world, language }: Making): Promise<string[]> {
  const ids: string[] = []
  for (const name of topics) {
    const known = findTopic(world, name) ?? (await topicNow(payload, name, language))
    if (known) ids.push(known)
    else if (makeTopics) {
      const made = await payload.create({
        collection: 'topics',
        data: { name },
        locale: language,
        user,
        overrideAccess: false,
        depth: 0,
      })
      ids.push(String(made.id))
    }
  }
  return [...new Set(ids)]
}

/** One that was made since the run began. */
async function topicNow(payload: Payload, name: string, language: Language): Promise<string | null> {
  const where = { name: { equals: name } }
  const { docs } = await payload.find({ collection: 'topics', where, locale: language, limit: 1, depth: 0, pagination: false })
  return docs[0] ? String(docs[0].id) : null
}
