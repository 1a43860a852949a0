'use client'
import { Button, useAllFormFields, useDocumentEvents, useDocumentInfo, useFieldPath, useForm, useLocale } from '@payloadcms/ui'
import type { UIFieldClientComponent } from 'payload'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { PostPreview } from '../../core/answers.ts'
import { post, sentenceOf } from '../api.ts'
import { Notice } from '../parts/notice.tsx'
import { later } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Counters } from './counters.tsx'
import { Findings } from './findings.tsx'
import { MockUp } from './mock-up.tsx'
import { bodyFor, createPreviewStore, idOf, viewFor, type PreviewStore } from './preview-store.ts'
import { words } from './words.ts'

// One store for each form on the page: a drawer may hold a second post.
const stores = new WeakMap<object, PreviewStore>()

function storeOf(form: object): PreviewStore {
  const known = stores.get(form)
  if (known) return known
  const store = createPreviewStore({
    ask: ({ body, locale }, signal) => post<PostPreview>(`/posts/preview?locale=${encodeURIComponent(locale)}`, JSON.parse(body), signal),
    later,
    pauseMs: 600,
  })
  stores.set(form, store)
  return store
}

/** In a row of the post's channels: how the post will look there, and what the checks say. */
export const VariantPreview: UIFieldClientComponent = ({ path }) => {
  const text = useWords(words)
  const language = useLanguage()
  const { formRef, getData } = useForm()
  const [fields] = useAllFormFields()
  const { id } = useDocumentInfo()
  const { code: locale } = useLocale()
  const { mostRecentUpdate } = useDocumentEvents()
  const store = storeOf(formRef)
  const { preview, error, behind } = useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot)

  // A picture's alternative text is written in a drawer, outside of this form.
  const beside = useRef('')
  if (mostRecentUpdate?.updatedAt && mostRecentUpdate.id !== id) beside.current = mostRecentUpdate.updatedAt
  const stamp = beside.current
  useEffect(() => store.changed(() => ({ locale, stamp, body: bodyFor(getData(), id) })), [store, fields, getData, id, locale, stamp])

  // Rows move, and the path of a field that was drawn before stays behind; Payload's context does not.
  const row = Number(/(?:^|\.)variants\.(\d+)\./.exec(useFieldPath() ?? path)?.[1] ?? -1)
  const channels = (fields.variants?.rows ?? []).map((_, i) => idOf(fields[`variants.${i}.channel`]?.value))
  if (!channels[row]) return <p className="fh-empty">{text.noChannel}</p>

  const view = viewFor(preview, channels, row)
  return (
    <section
      className="fh fh-preview"
      aria-label={view ? `${text.title}: ${view.channel.name}` : undefined}
      aria-busy={behind && error === undefined}
    >
      <h4 className="fh-heading">
        {text.title} <span className="fh-quiet">{view && behind && error === undefined && text.behind}</span>
      </h4>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => store.again()}>
            {text.again}
          </Button>
        </Notice>
      )}
      {view ? (
        <>
          <MockUp view={view} />
          <Counters counts={view.counts} />
          <Findings judgements={view.judgements} />
        </>
      ) : (
        error === undefined && <p className="fh-empty">{behind ? text.first : text.missing}</p>
      )}
    </section>
  )
}
