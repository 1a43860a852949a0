'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ConnectionTest } from '../../core/connect-answers.ts'
import { post, sentenceOf } from '../api.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface TestProps {
  readonly path: string
  readonly canTest: boolean
  readonly onTested: () => Promise<void>
}

/** Asks the platform, by a call that nobody sees, whether the access still works. */
export function TestConnection({ path, canTest, onTested }: TestProps) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string } | null>(null)
  if (!canTest) return <p className="fh-quiet">{text.noTest}</p>
  const test = async () => {
    setBusy(true)
    setResult(null)
    try {
      const answer = await post<ConnectionTest>(`${path}/test`)
      if (answer.works === null) setResult({ kind: 'info', text: text.noTest })
      else setResult(answer.works ? { kind: 'success', text: text.works } : { kind: 'error', text: text.worksNot(said(answer.problem)) })
      if (answer.works === false) await onTested()
    } catch (error) {
      setResult({ kind: 'warning', text: sentenceOf(error, language) })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="fh-stack">
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} disabled={busy} onClick={() => void test()}>
          {busy ? text.testing : text.test}
        </Button>
      </div>
      <div aria-live="polite">{result && <Notice kind={result.kind}>{result.text}</Notice>}</div>
    </div>
  )
}
