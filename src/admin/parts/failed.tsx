'use client'
import { Button } from '@payloadcms/ui'
import { sentenceOf } from '../api.ts'
import { useLanguage } from '../words.ts'
import { Notice } from './notice.tsx'

interface FailedProps {
  /** What came of asking the hub. `undefined`: it answered, and nothing is shown. */
  readonly error: unknown
  /** The page's own words: what could not be read, and the name of the button. */
  readonly text: { readonly failed: (why: string) => string; readonly again: string }
  readonly onAgain: () => unknown
}

/** What cannot be shown just now, why, and another try. */
export function Failed({ error, text, onAgain }: FailedProps) {
  const language = useLanguage()
  if (error === undefined) return null
  return (
    <Notice kind="error" says>
      <p>{text.failed(sentenceOf(error, language))}</p>
      <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void onAgain()}>
        {text.again}
      </Button>
    </Notice>
  )
}
