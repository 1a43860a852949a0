'use client'
import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import type { EarlierFile, MediumUsage } from '../../core/media-library.ts'
import { post } from '../api.ts'
import { day, instant } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { sendFile } from './send-file.ts'
import { fileSize } from './sizes.ts'
import { useAnswer } from './use-answer.ts'

/** Another file for the same medium, and the files that it had before. */
export function FileHistory() {
  const text = useWords(panelWords)
  const language = useLanguage()
  const { id, hasSavePermission } = useDocumentInfo()
  const isModified = useFormModified()
  const { value, error, reload } = useAnswer<{ files: readonly EarlierFile[] }>(id ? `/media/${id}/history` : null)
  const [asked, setAsked] = useState<EarlierFile | 'replace' | null>(null)
  if (!id) return null
  const at = `/api/media/${id}/history`
  return (
    <section className="fh fh-box fh-media__history" aria-label={text.file}>
      <h2 className="fh-heading">{text.file}</h2>
      {hasSavePermission && (
        <div className="fh-actions">
          <Button type="button" buttonStyle="secondary" margin={false} disabled={isModified} onClick={() => setAsked('replace')}>
            {text.replace}
          </Button>
          {isModified && <p className="fh-quiet">{text.saveFirst}</p>}
        </div>
      )}
      <h3 className="fh-heading">{text.history}</h3>
      <Failed text={text} error={error} onAgain={reload} />
      {value?.files.length === 0 && <p className="fh-quiet">{text.noHistory}</p>}
      <ul className="fh-lines">
        {value?.files.map((file) => (
          <li key={file.id} className="fh-line fh-media__earlier">
            {file.mimeType.startsWith('image/') && <img src={`${at}/${file.id}`} alt="" loading="lazy" />}
            <div>
              <p className="fh-line__what">{file.filename}</p>
              <p className="fh-quiet">
                {[file.width && file.height ? `${file.width} × ${file.height}` : null, fileSize(file.bytes, language)]
                  .filter(Boolean)
                  .join(', ')}
                {' · '}
                {text.replaced(instant(file.replacedAt, language), file.replacedBy)} ·{' '}
                {text.keptUntil(day(file.keptUntil.slice(0, 10), language))}
              </p>
              <p className="fh-links">
                <a href={`${at}/${file.id}`} download={file.filename}>
                  {text.download}
                </a>
                {hasSavePermission && !isModified && (
                  <button type="button" className="fh-media__link-button" onClick={() => setAsked(file)}>
                    {text.restore}
                  </button>
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {asked !== null && <ReplaceDialog id={String(id)} file={asked === 'replace' ? null : asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

interface ReplaceProps {
  readonly id: string
  /** The earlier file that is put back; `null`: a new one is chosen. */
  readonly file: EarlierFile | null
  readonly onClose: () => void
}
/** Says first whom it concerns. Afterwards the page is loaded anew: nothing of the form is about the old file then. */
function ReplaceDialog({ id, file, onClose }: ReplaceProps) {
  const text = useWords(panelWords)
  const usage = useAnswer<MediumUsage>(`/media/${id}/usage`)
  const [chosen, setChosen] = useState<File | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [percent, setPercent] = useState<number | null>(null)
  const confirm = async (): Promise<'stay' | void> => {
    if (file) await post(`/media/${id}/restore-file`, { file: file.id })
    else if (chosen)
      await sendFile({ path: `/media/${id}?depth=0`, method: 'PATCH', file: chosen, data: {}, onProgress: setPercent }).finally(() =>
        setPercent(null),
      )
    else {
      setMissing(true)
      return 'stay'
    }
    window.location.reload()
  }
  return (
    <Dialog
      title={file ? text.restoreTitle(file.filename) : text.replaceTitle}
      confirm={file ? text.doRestore : text.doReplace}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{file ? text.restoreHelp : text.replaceHelp}</p>
      <Failed text={text} error={usage.error} onAgain={usage.reload} />
      {usage.value && <Concerned usage={usage.value} />}
      {!file && (
        <Field label={text.chooseFile} required error={isMissing && !chosen ? text.chooseMissing : undefined}>
          {(control) => (
            <input {...control} className="fh-input" type="file" onChange={({ target }) => setChosen(target.files?.[0] ?? null)} />
          )}
        </Field>
      )}
      {percent !== null && <progress max={100} value={percent < 100 ? percent : undefined} aria-label={text.doReplace} />}
    </Dialog>
  )
}

const mostNamed = 8
function Concerned({ usage: { posts, inPosts, liveOn } }: { readonly usage: MediumUsage }) {
  const text = useWords(panelWords)
  if (posts === 0) return <p>{text.replaceUnused}</p>
  return (
    <Notice kind="warning">
      <p>
        {text.replaceUsed(posts)}{' '}
        {inPosts
          .slice(0, mostNamed)
          .map(({ title }) => title)
          .join(', ')}
        {inPosts.length > mostNamed && ' …'}
      </p>
      <p>{text.replaceApproved}</p>
      {liveOn.length > 0 && (
        <p>
          {text.replaceLive} {[...new Set(liveOn.map(({ channel }) => channel))].slice(0, mostNamed).join(', ')}
        </p>
      )}
    </Notice>
  )
}
