'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import { mailStates, reportFiles, type EditionView, type ReportFacts } from '../../core/reports.ts'
import { post } from '../api.ts'
import { instant, number } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { periodName } from './period-name.ts'
import { words } from './words.ts'

interface EditionsProps {
  readonly path: string
  readonly facts: ReportFacts
  readonly mayMake: boolean
  readonly onChange: () => Promise<void>
}

/** What was made, with its files and what became of its mails. */
export function Editions({ path, facts, mayMake, onChange }: EditionsProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [asking, ask] = useState<{ readonly what: 'send' | 'anew'; readonly edition: EditionView } | null>(null)
  const [sent, setSent] = useState(false)
  const nameOf = ({ revision, ...period }: EditionView) =>
    [periodName(period, language), ...(revision > 1 ? [text.revision(revision)] : [])].join(' · ')
  const newest = (edition: EditionView) =>
    facts.editions.every(({ from, to, revision }) => from !== edition.from || to !== edition.to || revision <= edition.revision)
  const canSend = mayMake && !facts.noMail && facts.recipients > 0
  const confirm = async () => {
    if (!asking) return
    const { what, edition } = asking
    if (what === 'send') {
      await post(`${path}/send`, { edition: edition.id })
      setSent(true)
    } else await post(`${path}/make`, { from: edition.from, to: edition.to, anew: true })
    await onChange()
  }
  if (facts.editions.length === 0) return <p className="fh-empty">{text.none}</p>
  return (
    <>
      <div aria-live="polite">{sent && <Notice kind="success">{text.sent}</Notice>}</div>
      <ul className="fh-lines">
        {facts.editions.map((edition) => (
          <li key={edition.id} className="fh-line">
            <div className="fh-line__head">
              <strong>{nameOf(edition)}</strong>
              <span className="fh-report__files">
                {reportFiles.map((kind) => (
                  <a
                    key={kind}
                    href={`/api/report-editions/${edition.id}/${kind}`}
                    download
                    aria-label={text.download(kind.toUpperCase(), nameOf(edition))}
                  >
                    {kind.toUpperCase()}
                  </a>
                ))}
              </span>
            </div>
            <p className="fh-quiet">
              {[
                text.madeBy(instant(edition.madeAt, language, facts.timeZone), edition.madeBy),
                text.posts(edition.posts, number(edition.posts, language)),
                <Mails key="mails" edition={edition} />,
              ].flatMap((part, at) => (at === 0 ? [part] : [' · ', part]))}
            </p>
            {edition.missed.map(({ address, state, withheld }, at) => (
              <p key={address ?? at} className="fh-quiet">
                {address ?? text.forgotten}: {withheld === null ? text.missed[state] : text.withheld[withheld]}
              </p>
            ))}
            {mayMake && (
              <div className="fh-actions">
                {canSend && (
                  <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => ask({ what: 'send', edition })}>
                    {text.send}
                  </Button>
                )}
                {newest(edition) && (
                  <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => ask({ what: 'anew', edition })}>
                    {text.anew}
                  </Button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {asking && (
        <Dialog
          title={asking.what === 'send' ? text.sendTitle : text.anewTitle}
          confirm={asking.what === 'send' ? text.send : text.anew}
          onConfirm={confirm}
          onClose={() => ask(null)}
        >
          <p>
            {asking.what === 'send'
              ? text.sendText(nameOf(asking.edition), facts.recipients)
              : text.anewText(periodName(asking.edition, language))}
          </p>
        </Dialog>
      )}
    </>
  )
}

function Mails({ edition: { mails } }: { readonly edition: EditionView }) {
  const text = useWords(words)
  const told = mailStates.filter((state) => mails[state] > 0).map((state) => text.mail(mails[state], text.mails[state]))
  return <span>{told.length === 0 ? text.notSent : told.join(', ')}</span>
}
