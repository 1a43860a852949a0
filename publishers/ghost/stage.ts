/** Pictures go up, and the article is written down as a draft: nothing of it can be seen. */
import { z } from 'zod'
import type { Json } from '../../src/core/story.ts'
import { PublisherError } from '../errors.ts'
import { withPictures } from '../kit/article.ts'
import type { PublishContext, Staging } from '../publisher.ts'
import { endpoint, explain, headersOf, imagesSchema, postsSchema, type Credentials } from './api.ts'
import type { Draft } from './compose.ts'
import { manifest } from './manifest.ts'

type Context = PublishContext<Credentials>
/** The draft as it was written: one that somebody has changed since is not what was approved. */
export type Staged = { readonly id: string; readonly updatedAt: string }

/** One upload a call: what a crash loses is one file. `resume` are the addresses of those uploaded so far. */
export async function stage(draft: Draft, ctx: Context, resume: Json): Promise<Staging<Staged>> {
  const uploaded = z.array(z.string()).parse(resume ?? [])
  const { max } = manifest.limits.images
  if (draft.images.length > max)
    throw new PublisherError('rejected', `An article on Ghost gets ${max} pictures at most.`, { code: 'too-many-images' })
  const next = draft.images[uploaded.length]
  if (next) return { ready: false, checkAfter: ctx.clock.now(), resume: [...uploaded, await upload(next, ctx)] }

  const { title, excerpt, slug, html, tags, canonical, images } = draft
  const post = {
    title,
    html: withPictures(html, uploaded),
    status: 'draft',
    ...(slug && { slug }),
    ...(excerpt && { custom_excerpt: excerpt }),
    ...(canonical && { canonical_url: canonical }),
    ...(tags.length > 0 && { tags: tags.map((name) => ({ name })) }),
    ...(uploaded[0] && { feature_image: uploaded[0], feature_image_alt: images[0]?.alt ?? '' }),
  }
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.site, 'posts/?source=html'), {
    headers: headersOf(ctx.credentials, ctx.clock.now()),
    json: { posts: [post] },
    answer: postsSchema,
    explain,
  })
  return { ready: true, staged: { id: body.id, updatedAt: body.updated_at } }
}

async function upload(image: Draft['images'][number], ctx: Context): Promise<string> {
  const file = await ctx.media.open(image, manifest.limits.images)
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }), file.filename)
  form.append('purpose', 'image')
  const { body } = await ctx.http.request('POST', endpoint(ctx.credentials.site, 'images/upload/'), {
    headers: headersOf(ctx.credentials, ctx.clock.now()),
    form,
    answer: imagesSchema,
    explain,
  })
  return body.url
}
