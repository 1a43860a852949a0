'use client'
import { Button, Link } from '@payloadcms/ui'
import { Icon } from '../parts/icon.tsx'
import type { ShownJudgement, ShownVariant } from '../variant-preview/preview-store.ts'
import { useLanguage, useWords } from '../words.ts'
import { Exception } from './exception.tsx'
import { Finding } from './finding.tsx'
import { oncePerPlace } from './form-place.ts'
import { kindOf, looks } from './judgements.ts'
import { useFormPlaces, type Outcome } from './use-form-places.ts'
import { words } from './words.ts'

interface JudgementProps {
  readonly judgement: ShownJudgement
  readonly view: ShownVariant
  readonly row: number
  /** The answer is full, and about what is in the form. */
  readonly settled: boolean
  readonly onMended: (outcome: Outcome) => void
}

/** What one check found on a channel: each finding with its place and fix, why it matters, and the exception from it. */
export function Judgement({ judgement, view, row, settled, onMended }: JudgementProps) {
  const text = useWords(words)
  const language = useLanguage()
  const on = { row, language: view.channel.language }
  const { placeOf, mayChange, mend } = useFormPlaces(on)
  const look = looks[kindOf(judgement)]
  const findings = oncePerPlace(judgement.findings, placeOf)
  const mendable = findings.filter((one) => one.fix !== undefined && one.excerpt !== undefined && placeOf(one).kind === 'field')
  return (
    <li className={`fh-finding fh-tone--${look.tone}`} data-earlier={judgement.isEarlier ?? false}>
      <p className="fh-finding__head">
        <span className="fh-finding__kind">
          <Icon name={look.icon} />
          {text[look.word]}
        </span>{' '}
        {judgement.title[language]} {judgement.isEarlier && <span className="fh-quiet">({text.earlier})</span>}
      </p>
      {findings.map((finding, at) => (
        <Finding key={at} finding={finding} on={on} onMended={onMended} />
      ))}
      {mayChange && mendable.length > 1 && (
        <div className="fh-actions">
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => onMended(mend(mendable))}>
            {text.replaceAll(mendable.length)}
          </Button>
        </div>
      )}
      <details>
        <summary>{text.why}</summary>
        <p>{judgement.why[language]}</p>
        <p>
          <Link href={`/admin/checks?q=${encodeURIComponent(judgement.check)}`} prefetch={false}>
            {text.about}
          </Link>
        </p>
      </details>
      <Exception judgement={judgement} view={view} settled={settled} />
    </li>
  )
}
