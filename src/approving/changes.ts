/** What is different from what was approved last, pure. */
import type { Localised } from '../core/answers.ts'
import type { Change, MediumChange } from '../core/review-sheet.ts'
import { richTextToPlain } from '../core/rich-text.ts'
import type { Recurrence } from '../core/recurrence.ts'
import { spokenDate, spokenMinutes } from '../core/spoken-time.ts'
import { languages, type Article, type ArticleText, type MediaRef, type Poll } from '../core/story.ts'
import { canonical } from '../workflow/content-hash.ts'
import type { VariantContent } from '../workflow/content.ts'
import { asIs, value, words } from './value-changes.ts'

const languageNames = { de: { de: 'Deutsch', en: 'German' }, en: { de: 'Englisch', en: 'English' } } as const

/** One language of the article. */
export function textChanges(before: ArticleText, after: ArticleText): Change[] {
  const body = words('article.body', richTextToPlain(before.body), richTextToPlain(after.body))
  const isReshaped = body.length === 0 && canonical(before.body) !== canonical(after.body)
  return [
    ...words('article.title', before.title, after.title),
    ...words('article.teaser', before.teaser, after.teaser),
    ...body,
    ...(isReshaped ? [{ field: 'article.body', kind: 'form' } as const] : []),
    ...value('article.slug', before.slug, after.slug, asIs),
    ...words('article.seo.title', before.seo.title, after.seo.title),
    ...words('article.seo.description', before.seo.description, after.seo.description),
    ...altChanges(before.alt, after.alt),
  ]
}

function altChanges(before: ArticleText['alt'], after: ArticleText['alt']): Change[] {
  const media = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((id) => before[id] !== after[id])
    .map((id) => ({ is: 'alt', id, before: before[id] ?? null, after: after[id] ?? null }) as const)
  return media.length > 0 ? [{ field: 'article.alt', kind: 'media', media }] : []
}

/** What the article says in no language of its own. */
export const articleChanges = (before: Article, after: Article): Change[] => [
  ...value('brand', brandOf(before), brandOf(after), ({ brand }) => asIs(brand.slug ? `${brand.name} (${brand.slug})` : brand.name)),
  ...value('campaign', before.campaign, after.campaign, asIs),
  ...value('topics', before.topics, after.topics, (topics) => asIs(topics.join(', '))),
  ...value('languages', languagesOf(before), languagesOf(after), (all) => ({
    de: all.map((one) => languageNames[one].de).join(', '),
    en: all.map((one) => languageNames[one].en).join(', '),
  })),
]
const brandOf = ({ brand, author }: Article) => ({ brand, author })
const languagesOf = ({ texts }: Article) => languages.filter((one) => texts[one])

/** What one channel says, to whom, and how often. */
export function channelChanges(before: VariantContent, after: VariantContent): Change[] {
  const parts = Array.from({ length: Math.max(before.parts.length, after.parts.length) }, (_, at) =>
    words(`parts.${at}.text`, before.parts[at] ?? '', after.parts[at] ?? ''),
  )
  const media = mediaChanges(before.story.media, after.story.media)
  return [
    ...accountChange(before.channel, after.channel),
    ...words('text', before.story.text, after.story.text),
    ...parts.flat(),
    ...(media.length > 0 ? [{ field: 'media', kind: 'media', media } as const] : []),
    ...value('link', before.story.link, after.story.link, asIs),
    ...value('format', before.story.format ?? 'post', after.story.format ?? 'post', asIs),
    ...value('poll', before.story.poll ?? null, after.story.poll ?? null, pollWords),
    ...value('language', before.story.language, after.story.language, (one) => languageNames[one]),
    // Where the approval is older than its being kept, nothing is said about it.
    ...(before.recurrence === undefined ? [] : value('recurrence', before.recurrence, after.recurrence ?? null, spokenRecurrence)),
  ]
}

function accountChange(before: VariantContent['channel'], after: VariantContent['channel']): Change[] {
  if (before.account === undefined || before.account === after.account) return []
  return [{ field: 'account', kind: 'value', before: accountWords(before), after: accountWords(after) }]
}
const accountWords = ({ account = '', handle }: VariantContent['channel']) =>
  asIs(handle && handle !== account ? `${handle} (${account})` : account)

const units = {
  day: { de: ['täglich', 'Tage'], en: ['daily', 'days'] },
  week: { de: ['wöchentlich', 'Wochen'], en: ['weekly', 'weeks'] },
  month: { de: ['monatlich', 'Monate'], en: ['monthly', 'months'] },
} as const
function spokenRecurrence(recurrence: Recurrence | null): Localised | null {
  if (!recurrence) return null
  const { every, interval, until } = recurrence
  const end = until === '' ? null : spokenDate(until)
  const [de, en] = [units[every].de, units[every].en]
  return {
    de: `${interval === 1 ? de[0] : `alle ${interval} ${de[1]}`}${end ? `, bis ${end.de}` : ''}`,
    en: `${interval === 1 ? en[0] : `every ${interval} ${en[1]}`}${end ? `, until ${end.en}` : ''}`,
  }
}

function pollWords(poll: Poll | null): Localised | null {
  if (!poll) return null
  const options = poll.options.join(' · ')
  const open = spokenMinutes(poll.minutes)
  return {
    de: `${options} (${open.de}${poll.multiple ? ', mehrere Antworten' : ''})`,
    en: `${options} (${open.en}${poll.multiple ? ', several answers' : ''})`,
  }
}

/** Of one picture, everything that an approval is bound to. */
export function mediaChanges(before: readonly MediaRef[], after: readonly MediaRef[]): MediumChange[] {
  const old = new Map(before.map((medium) => [medium.id, medium]))
  const kept = new Set(after.map(({ id }) => id))
  const one = (is: MediumChange['is'], id: string, was: string | null, now: string | null): MediumChange => ({
    is,
    id,
    before: was,
    after: now,
  })
  const changes = after.flatMap((medium) => {
    const was = old.get(medium.id)
    if (!was) return [one('added', medium.id, null, medium.alt)]
    return [
      ...(was.sha256 === medium.sha256
        ? canonical(fileOf(was)) === canonical(fileOf(medium))
          ? []
          : [one('measured', medium.id, null, null)]
        : [one('exchanged', medium.id, was.alt, medium.alt)]),
      ...(was.alt === medium.alt ? [] : [one('alt', medium.id, was.alt, medium.alt)]),
      ...((was.title ?? null) === (medium.title ?? null) ? [] : [one('title', medium.id, was.title ?? null, medium.title ?? null)]),
      ...(canonical(shapeOf(was)) === canonical(shapeOf(medium)) ? [] : [one('crop', medium.id, null, null)]),
      ...(canonical(was.captions ?? []) === canonical(medium.captions ?? []) ? [] : [one('captions', medium.id, null, null)]),
    ]
  })
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id, alt }) => one('removed', id, alt, null))
  const order = (media: readonly MediaRef[]) =>
    media
      .map(({ id }) => id)
      .filter((id) => kept.has(id) && old.has(id))
      .join()
  return [...gone, ...changes, ...(order(before) === order(after) ? [] : [one('order', '', null, null)])]
}

const fileOf = ({ kind, mimeType, bytes, width, height }: MediaRef) => ({ kind, mimeType, bytes, width, height })
const lookedAt = ['id', 'kind', 'mimeType', 'alt', 'bytes', 'sha256', 'width', 'height', 'title', 'captions']
/** What is not looked at by itself above: the focal point, and whatever else says how it is cut. */
const shapeOf = (medium: MediaRef) => Object.fromEntries(Object.entries(medium).filter(([name]) => !lookedAt.includes(name)))
