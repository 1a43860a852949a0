import type { PayloadRequest } from 'payload'
import { z } from 'zod'
import type { Limits } from '../../publishers/publisher.ts'
import type { PostPreview, Price, VariantView } from '../../src/core/answers.ts'
import { measureText } from '../../src/core/text.ts'
import { languages, type Language } from '../../src/core/story.ts'
import { linksOf } from '../../src/quality/text/links.ts'
import { storedPost, type StoredPost } from '../../src/workflow/stored-post.ts'
import { composePost, loadPost } from '../../src/workflow/variants.payload.ts'
import { hub } from '../../src/hub.ts'
import { exceptionView } from '../../src/workflow/exceptions.payload.ts'
import { noteFindings } from '../../src/workflow/findings.payload.ts'
import { obstacles, type JudgedVariant } from '../../src/workflow/judge-post.ts'

const localised = ['title', 'slug', 'teaser', 'body'] as const
const formData = z.looseObject({ id: z.union([z.string(), z.number()]).transform(String).nullish() })

/** The form as it stands, unsaved changes included: the stored post with the form's language laid over it. */
export async function previewOf(
  req: PayloadRequest,
  form: z.infer<typeof formData>,
  language: Language,
  quick = false,
): Promise<PostPreview> {
  const stored: StoredPost | null = form.id ? await loadPost(req.payload, form.id).catch(() => null) : null
  const over = Object.fromEntries(localised.map((name) => [name, { ...stored?.[name], [language]: form[name] ?? undefined }]))
  const seo = z.object({ title: z.string().nullish(), description: z.string().nullish() }).safeParse(form.seo).data
  const declared = z.looseObject({ focusKeyword: z.unknown(), canonical: z.unknown() }).partial().safeParse(form.declared).data
  const post = storedPost.safeParse({
    ...form,
    ...over,
    declared: declared && {
      ...declared,
      focusKeyword: { ...stored?.declared?.focusKeyword, [language]: declared.focusKeyword },
      canonical: { ...stored?.declared?.canonical, [language]: declared.canonical },
    },
    id: form.id ?? 'new',
    seo: {
      title: { ...stored?.seo?.title, [language]: seo?.title },
      description: { ...stored?.seo?.description, [language]: seo?.description },
    },
  })
  // A half-filled form shows what is stored rather than nothing.
  const shown = post.data ?? stored ?? storedPost.parse({ id: 'new' })
  const composition = await composePost(req.payload, shown)
  const judged = await hub(req.payload).judging.judged(composition, { quick })
  if (form.id && !quick) await noteFindings(req.payload, form.id, judged)
  // The page shows what the post is on our own medium: there it may have other pictures than elsewhere.
  const own = judged.find(({ manifest }) => manifest.role === 'owned')
  const picture = own
    ? own.variant.story.media.find(({ kind }) => kind === 'image')?.id
    : shown.media.find((id) => composition.media.get(id)?.kind === 'image')
  return { variants: judged.map((one) => withPageOf(picture, one)), complete: !quick }
}

/** The card of the post's own page is the one that is drawn for it; what another page has on its card, nobody knows. */
function withPageOf(picture: string | undefined, one: JudgedVariant): VariantView {
  const said = view(one)
  const { link, language, article } = one.variant.story
  if (!said.card || link !== null || !one.manifest.looks?.card?.picture) return said
  const site = URL.canParse(said.card.url) ? new URL(said.card.url).host.replace(/^www\./, '') : ''
  const title = article.texts[language]?.title ?? ''
  const drawn = new URLSearchParams({ brand: article.brand.id, title, site, ...(picture !== undefined && { picture }) })
  return { ...said, card: { ...said.card, picture: `/api/posts/share-card?${drawn}` } }
}

export function view(one: JudgedVariant): VariantView {
  const { variant, manifest, preview, parts = [], limits, judgements } = one
  const { channel, hash } = variant
  const format = variant.story.format ?? 'post'
  // A medium of our own shows every picture as it is.
  const isWhole = manifest.role === 'owned' || (manifest.looks?.uncropped?.formats.includes(format) ?? false)
  const said = obstacles(one).flatMap(({ findings, title }) => (findings.length > 0 ? findings.map(({ text }) => text) : [title]))
  // The same word in two fields is said once.
  const because = [...new Map(said.map((sentence) => [sentence.en, sentence])).values()]
  return {
    channel: {
      id: channel.id,
      name: channel.name,
      platform: manifest.id,
      platformName: manifest.name,
      color: manifest.color,
      handle: channel.handle,
      language: channel.language,
    },
    hash,
    mayGoOut: because.length === 0,
    because,
    title: preview.title ?? null,
    text: preview.text,
    media: preview.media.map((media) => ({
      ...media,
      src: `/api/media/preview/${media.id}`,
      aspect: media.kind === 'image' && !isWhole ? (limits.images.aspect ?? null) : null,
    })),
    card: preview.card,
    format,
    poll: variant.story.poll ?? null,
    price: priceOf(one),
    counts: countsOf(preview.text, limits),
    // Where nothing answers a post, no part of it will be seen.
    parts: manifest.supports.threads ? parts.map(({ text }) => ({ text, counts: countsOf(text, limits) })) : [],
    judgements: judgements.map(({ check, verdict, severity, title, why, findings, exception }) => ({
      ...{ check, verdict, severity, title, why },
      exception: exception && exceptionView(exception, channel),
      findings: findings.map(({ text, at, fix, excerpt }) => ({
        text,
        ...at,
        ...(fix !== undefined && { fix }),
        ...(excerpt && { excerpt }),
      })),
    })),
  }
}

/** Whatever follows the post is charged as a post. */
function priceOf({ manifest: { costs, supports }, preview, parts = [], limits }: JudgedVariant): Price | null {
  if (!costs) return null
  const cents = [preview, ...(supports.threads ? parts : [])].map(
    (one) => 100 * (linksOf(one, limits).size > 0 ? costs.postWithLink : costs.post),
  )
  const amount = cents.reduce((sum, cost) => sum + cost, 0) / 100
  return amount > 0 ? { currency: costs.currency, amount } : null
}

const countsOf = (text: string, limits: Limits) =>
  limits.text.map(({ source: _, checked: __, ...rule }) => ({ count: measureText(text, rule), ...rule }))

export const previewBody = formData
export const languageOf = (locale: unknown): Language => languages.find((language) => language === locale) ?? 'de'
