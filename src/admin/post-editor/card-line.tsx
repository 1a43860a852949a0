'use client'
import { useFormFields } from '@payloadcms/ui'
import { looks, tally } from '../findings/judgements.ts'
import { words as findingWords } from '../findings/words.ts'
import { instant, number, unitName } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { StateBadge } from '../parts/state-badge.tsx'
import { fullness } from '../variant-preview/counter.ts'
import { useLanguage, useWords } from '../words.ts'
import type { CardRow } from './channel-card.tsx'
import type { Own } from './own.ts'
import { words } from './words.ts'

interface LineProps {
  readonly row: CardRow
  readonly own: readonly Own[]
  readonly complete: boolean
}

/** A channel in a line: when it goes, how long it is, what the checks say, and whether it says anything of its own. */
export function CardLine({ row: { at, view, going }, own, complete }: LineProps) {
  const text = useWords(words)
  const said = useWords(findingWords)
  const language = useLanguage()
  const when = useFormFields(([fields]) => fields[`variants.${at}.when`]?.value) as keyof typeof text.whens | undefined
  const counts = view ? tally(view.judgements).counts.filter(([kind]) => kind === 'blocker' || kind === 'warning') : []
  // The limit that is nearest.
  const [fullest] = view?.counts.toSorted((a, b) => b.count / b.max - a.count / a.max) ?? []
  return (
    <div className="fh-outlet__line">
      <span className="fh-outlet__when">
        {going?.state ? (
          <StateBadge state={going.state} platform={going.channel.platform} />
        ) : (
          <span>{text.whens[when ?? 'with-post']}</span>
        )}
        {going?.at && <time dateTime={going.at}>{instant(going.at, language, going.timeZone)}</time>}
      </span>
      <span className="fh-outlet__facts">
        {fullest && (
          <span
            className={fullest.count > fullest.max ? 'fh-word fh-tone--error' : 'fh-quiet'}
            data-full={fullness(fullest.count, fullest.max)}
          >
            {number(fullest.count, language)} / {number(fullest.max, language)} {unitName(fullest.unit, language)}
          </span>
        )}
        {view && (complete || !view.mayGoOut) && (
          <span className={`fh-word fh-tone--${view.mayGoOut ? 'success' : 'error'}`}>
            <Icon name={view.mayGoOut ? 'check' : 'stop'} />
            {view.mayGoOut ? said.mayGoOut : text.mayNot}
          </span>
        )}
        {counts.map(([kind, n]) => (
          <span key={kind} className={`fh-word fh-tone--${looks[kind].tone}`}>
            <Icon name={looks[kind].icon} />
            {said[looks[kind].counted](n)}
          </span>
        ))}
        <span className="fh-quiet">{own.length > 0 ? `${text.own}: ${own.map((one) => text.owns[one]).join(', ')}` : text.asPost}</span>
      </span>
    </div>
  )
}
