'use client'
import { Button, useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'
import type { ExceptionView, JudgementView, PostState, VariantView } from '../../core/answers.ts'
import { post } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { postAnswered, usePostState } from '../post-state.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** A reason may not be shorter. The hub asks for the same. */
const leastReason = 10

const isStopped = ({ severity, verdict }: JudgementView) => severity === 'blocker' && (verdict === 'failed' || verdict === 'errored')

interface ExceptionProps {
  readonly judgement: JudgementView
  readonly view: VariantView
  /** The judgement is the last word on what is in the form. */
  readonly settled: boolean
}

/** On a blocker: the exception that somebody made from it, or the way to make one, for whom the hub lets. */
export function Exception({ judgement, view, settled }: ExceptionProps) {
  const text = useWords(words)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const modified = useFormModified()
  const may = usePostState(id)?.may.except ?? false
  const isApprover = useIsApprover()
  const [asking, setAsking] = useState(false)
  if (judgement.exception) return <MadeException exception={judgement.exception} />
  if (!isStopped(judgement) || id === undefined) return null
  if (typeof may === 'object') return isApprover ? <p className="fh-quiet">{may[language]}</p> : null
  if (!may) return null
  const hindrance = modified ? text.exceptUnsaved : settled ? null : text.exceptWait
  return (
    <div className="fh-exception">
      <div className="fh-actions">
        <Button
          type="button"
          buttonStyle="secondary"
          size="small"
          margin={false}
          disabled={hindrance !== null}
          onClick={() => setAsking(true)}
        >
          {text.except}
        </Button>
      </div>
      {hindrance && <p className="fh-quiet">{hindrance}</p>}
      {asking && <AskException post={id} judgement={judgement} view={view} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface AskProps extends Pick<ExceptionProps, 'judgement' | 'view'> {
  readonly post: string | number
  readonly onClose: () => void
}

function AskException({ post: id, judgement: { check, title }, view: { channel, hash }, onClose }: AskProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const except = async () => {
    if (reason.trim().length < leastReason) {
      setMissing(true)
      return 'stay'
    }
    const body = { channel: channel.id, check, hash, reason: reason.trim() }
    postAnswered(id, await post<PostState>(`/posts/${id}/exceptions`, body))
  }
  return (
    <Dialog title={text.exceptTitle} confirm={text.exceptConfirm} danger onConfirm={except} onClose={onClose}>
      <p>
        <strong>{text.exceptBody(title[language], channel.name)}</strong>
      </p>
      <p>{text.exceptMeans}</p>
      <Field label={text.exceptReason} help={text.exceptReasonHelp} error={missing ? text.exceptReasonMissing : undefined} required>
        {(control) => (
          <textarea
            {...control}
            className="fh-input"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value)
              setMissing(false)
            }}
          />
        )}
      </Field>
    </Dialog>
  )
}

/** Who made it, when and why, and the way to take it back. */
export function MadeException({ exception }: { readonly exception: ExceptionView }) {
  const text = useWords(words)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const mayRevoke = usePostState(id)?.may.except === true
  const [asking, setAsking] = useState(false)
  const revoke = async () => {
    postAnswered(id ?? '', await post<PostState>(`/posts/${id}/exceptions/revoke`, { exception: exception.id }))
  }
  return (
    <div className="fh-exception">
      <p>
        <strong>{text.madeBy(exception.by, instant(exception.at, language))}</strong>
      </p>
      <blockquote className="fh-quote">{exception.reason}</blockquote>
      {mayRevoke && (
        <div className="fh-actions">
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => setAsking(true)}>
            {text.revoke}
          </Button>
        </div>
      )}
      {asking && (
        <Dialog title={text.revokeTitle} confirm={text.revoke} danger onConfirm={revoke} onClose={() => setAsking(false)}>
          <p>{text.revokeBody}</p>
        </Dialog>
      )}
    </div>
  )
}

/** Only spares others a button: the hub decides. */
function useIsApprover(): boolean {
  const { user } = useAuth()
  const roles: unknown = user?.roles
  return Array.isArray(roles) && (roles.includes('approver') || roles.includes('administrator'))
}
