'use client'
import { Button, Link, useDocumentDrawer } from '@payloadcms/ui'
import { usePathname } from 'next/navigation'
import type { FindingView } from '../../core/answers.ts'
import { useLanguage, useWords } from '../words.ts'
import { fixName, hasWords } from './fix-name.ts'
import type { FoundOn } from './form-place.ts'
import { useFormPlaces, type Outcome } from './use-form-places.ts'
import { words } from './words.ts'

/** The hub tells no more of what stands around. UTF-16 units. */
const cutAt = 40

interface FindingProps {
  readonly finding: FindingView
  readonly on: FoundOn
  readonly onMended: (outcome: Outcome) => void
}

/** One finding: what is wrong, the place, the way there, and the fix where there is one. */
export function Finding({ finding, on, onMended }: FindingProps) {
  const text = useWords(words)
  const language = useLanguage()
  const pathname = usePathname()
  const { placeOf, mayChange, goTo, mend } = useFormPlaces(on)
  const place = placeOf(finding)
  const { excerpt } = finding
  const canMend = mayChange && finding.fix !== undefined && excerpt !== undefined && place.kind === 'field'
  return (
    <div className="fh-found">
      <p>{finding.text[language]}</p>
      {excerpt && (
        <p className="fh-excerpt" lang={on.language}>
          <span className="fh-unseen">{text.excerpt} </span>
          {excerpt.before.length >= cutAt && '…'}
          {excerpt.before}
          <mark>{excerpt.match}</mark>
          {excerpt.after}
          {excerpt.after.length >= cutAt && '…'}
        </p>
      )}
      {place.kind === 'language' && (
        <p className="fh-quiet">
          {text.otherLanguage[place.language]}{' '}
          <Link href={`${pathname}?locale=${place.language}`} prefetch={false}>
            {text.switchTo[place.language]}
          </Link>
        </p>
      )}
      <div className="fh-actions">
        {place.kind === 'field' && (
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-label={excerpt && hasWords(excerpt.match) ? text.goTo(excerpt.match) : undefined}
            onClick={() => void goTo(finding)}
          >
            {text.go}
          </Button>
        )}
        {place.kind === 'medium' && <OpenMedium id={place.id} />}
        {canMend && (
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => onMended(mend([finding]))}>
            {fixName(finding, text)}
          </Button>
        )}
      </div>
    </div>
  )
}

/** A picture's own record, beside the post: nothing that is typed in the post is lost. */
function OpenMedium({ id }: { readonly id: string }) {
  const text = useWords(words)
  const [Drawer, , { openDrawer }] = useDocumentDrawer({ collectionSlug: 'media', id })
  return (
    <>
      <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={openDrawer}>
        {text.medium}
      </Button>
      <Drawer />
    </>
  )
}
