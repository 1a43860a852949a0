'use client'
import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import type { ChannelCard } from '../../core/channels-overview.ts'
import { day, inDays, instant, list } from '../format.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { PersonName } from './person-name.tsx'
import { slotsByDay, slotsPerWeek } from './slots.ts'
import { words } from './words.ts'

const dayMs = 86_400_000

/** What there is to know of a channel, fact by fact. */
export function ChannelFacts({ card }: { readonly card: ChannelCard }) {
  const text = useWords(words)
  const language = useLanguage()
  const { lastSuccess, next, timeZone, slots, people } = card
  const isElse = people.now !== null && people.now.id !== people.owner?.id
  return (
    <dl className="fh-station__facts">
      <Fact name={text.access}>
        <AccessEnd card={card} />
      </Fact>
      <Fact name={text.last}>
        {lastSuccess ? (
          <>
            <Link href={`/admin/collections/deliveries/${lastSuccess.delivery}`} prefetch={false}>
              {instant(lastSuccess.at, language, timeZone)}
            </Link>
            {lastSuccess.url && (
              <>
                {' · '}
                <OutsideLink href={lastSuccess.url} label={text.of(text.see, card.name)}>
                  {text.see}
                </OutsideLink>
              </>
            )}
          </>
        ) : (
          text.never
        )}
      </Fact>
      <Fact name={text.next}>
        {next ? (
          <>
            <Link href={`/admin/collections/deliveries/${next.delivery}`} prefetch={false}>
              {next.title}
            </Link>
            , {instant(next.at, language, timeZone)}
          </>
        ) : (
          text.nothing
        )}
      </Fact>
      <Fact name={text.slots}>
        {slots.length === 0
          ? text.noSlots
          : `${text.perWeek(slotsPerWeek(slots))}: ${slotsByDay(slots)
              .map(({ day, times }) => `${text.day(day)} ${list(times, language)}`)
              .join('; ')}`}
      </Fact>
      <Fact name={text.owner}>
        <PersonName person={people.owner} />
        {isElse && people.now && people.owner && <p className="fh-quiet">{text.inCharge(people.now.name)}</p>}
      </Fact>
      {people.deputy && (
        <Fact name={text.deputy}>
          <PersonName person={people.deputy} />
        </Fact>
      )}
    </dl>
  )
}

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** Begun days, as the warnings count them. */
function AccessEnd({ card: { access } }: { readonly card: ChannelCard }) {
  const text = useWords(words)
  const language = useLanguage()
  const { endsAt, renews } = access
  if (endsAt === null) return text.accessOpen
  const left = Math.ceil((new Date(endsAt).getTime() - Date.now()) / dayMs)
  // What lives for hours is renewed all the time: a countdown would only worry.
  if (renews) return left <= 1 ? text.accessRenewsSoon : text.accessRenews(inDays(left, language))
  return left <= 0 ? text.accessEnded : text.accessEnds(inDays(left, language), day(endsAt, language))
}
