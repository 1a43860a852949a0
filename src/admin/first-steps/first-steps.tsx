'use client'
import { Button, usePreferences } from '@payloadcms/ui'
import { useEffect, useId, useState } from 'react'
import type { FirstSteps as StepsView } from '../../core/today.ts'
import { Shown } from './shown.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

const key = 'first-steps'

/** On Today until a post is live: the way there. Whoever hides it gets it back by a button. */
export function FirstSteps({ steps }: { readonly steps: StepsView }) {
  const text = useWords(words)
  const heading = useId()
  const { getPreference, setPreference } = usePreferences()
  // Unknown at first: what was hidden must not flash up.
  const [hidden, setHidden] = useState<boolean | null>(null)
  useEffect(() => {
    let isHere = true
    getPreference<{ hidden?: boolean } | undefined>(key).then(
      (known) => isHere && setHidden(known?.hidden === true),
      () => isHere && setHidden(false),
    )
    return () => {
      isHere = false
    }
  }, [getPreference])
  const choose = (wanted: boolean) => {
    setHidden(wanted)
    void setPreference(key, { hidden: wanted })
  }
  if (hidden === null) return null
  if (hidden)
    return (
      <div>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => choose(false)}>
          {text.show}
        </Button>
      </div>
    )
  return (
    <section className="fh-card fh-first-steps" aria-labelledby={heading}>
      <div className="fh-first-steps__head">
        <h3 className="fh-heading" id={heading}>
          {text.title}
        </h3>
        <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => choose(true)}>
          {text.hide}
        </Button>
      </div>
      <Shown steps={steps} />
    </section>
  )
}
