'use client'
import { Button, Link, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { standingNames, type CampaignOverview } from '../../core/campaigns.ts'
import { get, post, sentenceOf } from '../api.ts'
import { day } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { passedPercent } from './passed.ts'
import { PostLine } from './post-line.tsx'
import { words } from './words.ts'

/** On a campaign: where it stands in its period, and its posts. */
export function CampaignPanel() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/campaigns/${id}/overview`
  const { value, error, reload } = usePoll<CampaignOverview>(
    path,
    (signal) => get(path ?? '', signal),
    () => 30_000,
  )
  return (
    <section className="fh fh-box fh-campaign" aria-labelledby="fh-campaign-title">
      <h2 className="fh-heading" id="fh-campaign-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {value && (
        <>
          <Period overview={value} />
          {value.outside > 0 && <Notice kind="warning">{text.outside(value.outside)}</Notice>}
          {value.posts.length === 0 && <p className="fh-empty">{text.empty}</p>}
          <ul className="fh-lines">
            {value.posts.map((one) => (
              <PostLine key={one.id} post={one} />
            ))}
          </ul>
          {value.more > 0 && <p className="fh-quiet">{text.more(value.more)}</p>}
          <NewPost campaign={String(id)} brand={value.brand} />
        </>
      )}
    </section>
  )
}

function Period({ overview: { standing, from, to } }: { readonly overview: CampaignOverview }) {
  const text = useWords(words)
  const language = useLanguage()
  const percent = passedPercent(from, to, new Date())
  const said =
    from && to
      ? text.period(day(from, language), day(to, language))
      : from
        ? text.since(day(from, language))
        : to
          ? text.until(day(to, language))
          : text.noPeriod
  return (
    <div className="fh-stack">
      <p>
        <span className={`fh-badge fh-tone--${standing === 'running' ? 'success' : 'neutral'}`}>{standingNames[standing][language]}</span>{' '}
        {said}
      </p>
      {percent !== null && standing === 'running' && (
        <progress className="fh-bar" max={100} value={percent} aria-label={text.passed(percent)} title={text.passed(percent)} />
      )}
    </div>
  )
}

function NewPost({ campaign, brand }: { readonly campaign: string; readonly brand: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  // Payload asks before a link leaves the form with what is not saved; this button is none.
  const modified = useFormModified()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const add = () => {
    setBusy(true)
    setFailed(null)
    post<{ doc: { id: string } }>('/posts?draft=true', { title: text.untitled, brand, campaign, _status: 'draft' })
      .then(({ doc }) => router.push(`/admin/collections/posts/${doc.id}`))
      .catch((error: unknown) => {
        setBusy(false)
        setFailed(sentenceOf(error, language))
      })
  }
  return (
    <>
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} disabled={busy || modified} onClick={add}>
          {busy ? text.adding : text.add}
        </Button>
        <Link href={`/admin/calendar?${new URLSearchParams({ campaign })}`} prefetch={false} className="fh-campaign__calendar">
          {text.calendar}
        </Link>
      </div>
      <p className="fh-quiet" role="status">
        {modified && text.addAfterSaving}
      </p>
    </>
  )
}
