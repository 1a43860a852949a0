import type { ClientField } from 'payload'
import type { FindingView } from '../../core/answers.ts'
import type { Language } from '../../core/story.ts'
import { idOf } from '../variant-preview/preview-store.ts'

/** Where in the post's form a finding is to be mended. */
export type FormPlace =
  | { readonly kind: 'field'; readonly path: string }
  /** In the library. */
  | { readonly kind: 'medium'; readonly id: string }
  /** In the form, once it shows that language. */
  | { readonly kind: 'language'; readonly language: Language }
  /** Nothing in the form is to blame alone. */
  | { readonly kind: 'nowhere' }

export interface PostForm {
  /** Which of its languages the form shows. */
  readonly locale: string
  /** The value of one field; of an array, how many rows it has. */
  valueOf(path: string): unknown
}

/** Whose finding it is. */
export interface FoundOn {
  /** The variant's row in the form. */
  readonly row: number
  /** The channel's. */
  readonly language: Language
}

const shared: { readonly [field: string]: string } = { 'article.declared': 'declared' }
const translated: { readonly [field: string]: string } = {
  'article.title': 'title',
  'article.teaser': 'teaser',
  'article.body': 'body',
  'article.slug': 'slug',
  'article.seo.title': 'seo.title',
  'article.seo.description': 'seo.description',
}

const isBlank = (value: unknown) => typeof value !== 'string' || value.trim() === ''

/** Finds the field of the form that a finding's `field` means: a variant without words or pictures of its own says the post's. */
export function formPlace(field: string, { row, language }: FoundOn, form: PostForm): FormPlace {
  const variant = `variants.${row}`
  const own = (name: string): FormPlace => ({ kind: 'field', path: `${variant}.${name}` })
  const ofPost = (path: string): FormPlace => (form.locale === language ? { kind: 'field', path } : { kind: 'language', language })

  if (field === 'text') {
    if (!isBlank(form.valueOf(`${variant}.text`))) return own('text')
    return ofPost(isBlank(form.valueOf('teaser')) && !isBlank(form.valueOf('title')) ? 'title' : 'teaser')
  }
  if (field === 'link') return own('link')
  if (field === 'when') {
    const when = form.valueOf(`${variant}.when`)
    return when === 'with-post' ? { kind: 'field', path: 'publishAt' } : own(when === 'at' ? 'dueAt' : 'when')
  }
  if (field === 'parts' || field === 'format') return own(field)
  if (field === 'poll') return own('poll.options')
  if (field === 'media' || field.startsWith('media.')) {
    const mine = idsOf(form.valueOf(`${variant}.media`))
    const [, index, of] = field.split('.')
    const id = (mine.length > 0 ? mine : idsOf(form.valueOf('media')))[Number(index ?? -1)]
    if (id === undefined) return mine.length > 0 ? own('media') : { kind: 'field', path: 'media' }
    return of === 'alt' && form.locale !== language ? { kind: 'language', language } : { kind: 'medium', id }
  }
  const part = /^parts\.(\d+)\./.exec(field)
  if (part) {
    const at = filledRow(form, `${variant}.parts`, Number(part[1]))
    return at === null ? own('parts') : own(`parts.${at}.text`)
  }
  const option = /^poll\.options\.(\d+)$/.exec(field)
  if (option) {
    const at = filledRow(form, `${variant}.poll.options`, Number(option[1]))
    return own(at === null ? 'poll.options' : `poll.options.${at}.text`)
  }
  if (shared[field]) return { kind: 'field', path: shared[field] }
  return translated[field] ? ofPost(translated[field]) : { kind: 'nowhere' }
}

/** A website's text is the post's teaser: what is found in both is one thing to mend, and is shown once. */
export function oncePerPlace(findings: readonly FindingView[], placeOf: (finding: FindingView) => FormPlace): FindingView[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = JSON.stringify([placeOf(finding), finding.start, finding.end, finding.text.en])
    return !seen.has(key) && seen.add(key)
  })
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? value.flatMap((one) => idOf(one) ?? []) : [])

/** Parts and options without words are not sent, and not counted. */
function filledRow(form: PostForm, path: string, number: number): number | null {
  const rows = Number(form.valueOf(path)) || 0
  let filled = -1
  for (let at = 0; at < rows; at++) {
    if (!isBlank(form.valueOf(`${path}.${at}.text`))) filled++
    if (filled === number) return at
  }
  return null
}

/** On which tab of the form a field lies. `null`: on none. */
export function tabOf(fields: readonly ClientField[], path: string): number | null {
  const [name] = path.split('.')
  for (const field of fields) {
    if (field.type !== 'tabs') continue
    const at = field.tabs.findIndex((tab) => ('name' in tab && tab.name ? tab.name === name : holds(tab.fields, name)))
    if (at >= 0) return at
  }
  return null
}

const holds = (fields: readonly ClientField[], name: string | undefined): boolean =>
  fields.some((field) => {
    if ('name' in field && field.name) return field.name === name
    return 'fields' in field && holds(field.fields, name)
  })
