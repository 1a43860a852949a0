'use client'
import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { PostLinks as Links } from '../../core/post-links.ts'
import { get, post, sentenceOf } from '../api.ts'
import { number } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { countryName, dayName, deviceName } from './names.ts'
import { LinksTable, TotalsTable } from './tables.tsx'
import { words } from './words.ts'

const everyMs = 10_000

/** The short links of a post, how often they were followed, and the ones for print. */
export function PostLinks() {
  const text = useWords(words)
  const title = useId()
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/posts/${id}/links`
  const { value, error, reload, put } = usePoll<Links>(
    path,
    (signal) => get(path ?? '', signal),
    () => everyMs,
  )
  return (
    <section className="fh fh-post-links" aria-labelledby={title}>
      <h2 className="fh-heading" id={title}>
        {text.title}
      </h2>
      <Failed error={error} text={text} onAgain={reload} />
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && value.links.length === 0 && <p className="fh-empty">{value.counts ? text.empty : text.off}</p>}
      {value && value.links.length > 0 && <Counted links={value} />}
      {value?.counts && path !== null && <PrintLink path={path} onMade={put} />}
    </section>
  )
}

function Counted({ links }: { readonly links: Links }) {
  const text = useWords(words)
  const language = useLanguage()
  const { days, countries, devices, totals } = links
  return (
    <>
      <p>{text.counted(totals, (value) => number(value, language))}</p>
      <LinksTable links={links.links} />
      <TotalsTable title={text.days} head={text.day} rows={days} nameOf={(day) => dayName(day, language)} />
      <TotalsTable title={text.countries} head={text.country} rows={countries} nameOf={(code) => countryName(code, language)} />
      <TotalsTable title={text.devices} head={text.device} rows={devices} nameOf={(device) => deviceName(device, language)} />
      <p className="fh-quiet">{text.how}</p>
    </>
  )
}

function PrintLink({ path, onMade }: { readonly path: string; readonly onMade: (links: Links) => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState('')
  const make = () => {
    setBusy(true)
    setWrong('')
    post<Links>(`${path}/print`)
      .then(onMade, (error: unknown) => setWrong(sentenceOf(error, language)))
      .finally(() => setBusy(false))
  }
  return (
    <div className="fh-stack">
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={make}>
          {text.makePrint}
        </Button>
      </div>
      <div aria-live="polite">
        {busy && <p className="fh-quiet">{text.making}</p>}
        {wrong && (
          <Notice kind="error">
            <p>{wrong}</p>
          </Notice>
        )}
      </div>
    </div>
  )
}
