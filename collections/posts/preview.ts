import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Limits } from '../../publishers/publisher.ts'
import type { PostPreview } from '../../src/core/answers.ts'
import { measureText } from '../../src/core/text.ts'
import { languages, type Language } from '../../src/core/story.ts'
import { storedPost, type StoredPost } from '../../src/workflow/stored-post.ts'
import { composePost, loadPost } from '../../src/workflow/variants.payload.ts'
import { judged } from './judged.ts'

const localised = ['title', 'slug', 'teaser', 'body'] as const
const formData = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String).nullish() })

/** The form as it stands, unsaved changes included: the stored post with the form's language laid over it. */
export async function previewOf(req: PayloadRequest, form: z.infer<typeof formData>, language: Language): Promise<PostPreview> {
  const stored: StoredPost | null = form.id ? await loadPost(req.payload, form.id).catch(() => null) : null
  const over = Object.fromEntries(localised.map((name) => [name, { ...stored?.[name], [language]: form[name] ?? undefined }]))
  const seo = z.object({ title: z.string().nullish(), description: z.string().nullish() }).safeParse(form.seo).data
  const post = storedPost.safeParse({
    ...form,
    ...over,
    id: form.id ?? 'new',
    seo: {
      title: { ...stored?.seo?.title, [language]: seo?.title },
      description: { ...stored?.seo?.description, [language]: seo?.description },
    },
  })
  // A half-filled form shows what is stored rather than nothing.
  const composition = await composePost(req.payload, post.data ?? stored ?? storedPost.parse({ id: 'new' }))
  return {
    variants: (await judged(req.payload, composition)).map(({ variant, manifest, preview, parts = [], limits, judgements }) => ({
      channel: {
        id: variant.channel.id,
        name: variant.channel.name,
        platform: manifest.id,
        platformName: manifest.name,
        color: manifest.color,
        handle: variant.channel.handle,
      },
      text: preview.text,
      media: preview.media.map((media) => ({ ...media, src: `/api/media/preview/${media.id}` })),
      card: preview.card,
      counts: countsOf(preview.text, limits),
      // Where nothing answers a post, no part of it will be seen.
      parts: manifest.supports.threads ? parts.map(({ text }) => ({ text, counts: countsOf(text, limits) })) : [],
      judgements: judgements.map(({ check, verdict, severity, title, why, findings }) => ({
        check,
        verdict,
        severity,
        title,
        why,
        findings: findings.map(({ text, at }) => ({ text, field: at.field })),
      })),
    })),
  }
}

const countsOf = (text: string, limits: Limits) =>
  limits.text.map(({ max, ...rule }) => ({ count: measureText(text, rule), max, unit: rule.unit }))

export const previewBody = formData
export const languageOf = (locale: unknown): Language => languages.find((language) => language === locale) ?? 'de'
