/** Pictures go up, topics become tags, and the article is written down as a draft: nothing of it can be seen. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { withPictures } from '../kit/article.ts'
import type { PublishContext, Staging } from '../publisher.ts'
import { basic, endpoint, explain, postSchema, uploadSchema, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>
/** `fields` once more when it is published: what was approved goes out, whatever happened to the draft since. */
export type Staged = { readonly id: number; readonly fields: { readonly [field: string]: Json } }

const resumeSchema = z.array(z.object({ id: z.number(), source_url: z.string() })).readonly()
type Uploaded = { readonly id: number; readonly source_url: string }

/** One upload a call: what a crash loses is one file. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const uploaded: readonly Uploaded[] = resume === null ? [] : resumeSchema.parse(resume)
  const { max } = manifest.limits.images
  if (draft.images.length > max)
    throw new PublisherError('rejected', `An article on WordPress gets ${max} pictures at most.`, { code: 'too-many-images' })
  const next = draft.images[uploaded.length]
  if (next) return { ready: false, checkAfter: ctx.clock.now(), resume: [...uploaded, await upload(next, ctx)] }

  const tags: number[] = []
  for (const name of new Set(draft.tags)) tags.push(await tagOf(name, ctx))
  const html = withPictures(
    draft.html,
    uploaded.map(({ source_url }) => source_url),
  )
  const fields = {
    title: { raw: draft.title },
    content: { raw: html },
    excerpt: { raw: draft.excerpt },
    ...(draft.slug && { slug: draft.slug }),
    ...(tags.length > 0 && { tags }),
    ...(uploaded[0] && { featured_media: uploaded[0].id }),
  }
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.api, 'posts'), {
    headers: basic(ctx.credentials),
    json: { ...fields, status: 'draft' },
    answer: postSchema,
    explain,
  })
  return { ready: true, staged: { id: body.id, fields } }
}

async function upload(image: Draft['images'][number], ctx: Context): Promise<Uploaded> {
  const file = await ctx.media.open(image, manifest.limits.images)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.filename)
  if (image.alt) form.append('alt_text', image.alt)
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.api, 'media'), {
    headers: basic(ctx.credentials),
    form,
    answer: uploadSchema,
    explain,
  })
  return body
}

/** Terms are asked for by making them: one that is there already is 400, with its id. */
const termSchema = z.union([
  z.object({ id: z.number().int() }),
  z.object({ code: z.literal('term_exists'), data: z.object({ term_id: z.coerce.number().int() }) }),
])

async function tagOf(name: string, ctx: Context): Promise<number> {
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.api, 'tags'), {
    headers: basic(ctx.credentials),
    json: { name },
    answer: termSchema,
    accept: [400],
    explain,
  })
  return 'id' in body ? body.id : body.data.term_id
}
