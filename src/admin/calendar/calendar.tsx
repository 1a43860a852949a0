'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CalendarAnswer, CalendarChannel, CalendarEntry, Moved } from '../../core/calendar.ts'
import { wallDayOf } from '../../core/times.ts'
import { get, sentenceOf } from '../api.ts'
import { instant, number } from '../format.ts'
import { onFreezesChanged } from '../freezes.ts'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { EntryDialog, moveTo } from './entry-dialog.tsx'
import { droppedAt, eventsOf, titleOf, type Put, type Shown } from './events.ts'
import { Feed } from './feed.tsx'
import { isFiltered, queryOf } from './filter.ts'
import { Filters } from './filters.tsx'
import { goThrough } from './go-through.ts'
import type { Shows } from './grid.tsx'
import { NewPost } from './new-post.tsx'
import { morningOf, stepped } from './steps.ts'
import { Toolbar } from './toolbar.tsx'
import { useLook, useNarrow } from './use-look.ts'
import { words } from './words.ts'

const Grid = lazy(() => import('./grid.tsx'))

type Asking =
  | { readonly is: 'entry'; readonly entry: CalendarEntry; readonly channels: readonly CalendarChannel[]; readonly to: Date | null }
  | { readonly is: 'new'; readonly at: Date; readonly channel: CalendarChannel | null }
  | { readonly is: 'feed' }

interface Told {
  readonly kind: 'success' | 'error'
  readonly sentence: string
}

const zoneOfBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The calendar on a page of its own. What is dragged can be done by the keyboard, and nothing moves silently. */
export function Calendar() {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const [look, change] = useLook()
  const narrow = useNarrow()
  const [shows, setShows] = useState<Shows | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  // The grid says so again each time that it is drawn, and while it is.
  const show = useCallback((now: Shows) => {
    const isSame = (before: Shows | null) => before?.title === now.title && Number(before.from) === Number(now.from)
    queueMicrotask(() => setShows((before) => (isSame(before) ? before : now)))
  }, [])
  const revert = useRef<(() => void) | null>(null)
  // The house's clock, as soon as it is known: the hub tells it with the first answer.
  const [house, setHouse] = useState<string | null>(null)
  // The server, which draws the page first, has a zone of its own.
  const own = narrow === null ? 'UTC' : zoneOfBrowser()
  const zone = look.zone || house || own
  const query = shows && queryOf(look, shows, zone)
  const { value, error, reload } = usePoll<CalendarAnswer>(
    query,
    (signal) => get(`/posts/calendar?${query ?? ''}`, signal),
    () => 30_000,
  )
  const last = useRef<CalendarAnswer | undefined>(undefined)
  if (value) last.current = value
  // While another month is fetched, its campaigns and filters stay.
  const answer = value ?? last.current
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text.title])
  useEffect(() => {
    const [brand] = answer?.brands ?? []
    if (house === null && brand) setHouse(brand.timeZone)
  }, [answer, house])

  const today = wallDayOf(new Date(), zone)
  const day = look.day || today
  const view = look.view ?? (narrow ? 'list' : 'month')
  const asList = view === 'list'
  const events = useMemo(() => (value ? eventsOf(value, language, (n) => number(n, language), asList) : []), [value, language, asList])
  const zones = [
    ...new Set([
      zone,
      ...(answer?.brands ?? []).map(({ timeZone }) => timeZone),
      ...(answer?.channels ?? []).map(({ timeZone }) => timeZone),
      own,
      'UTC',
    ]),
  ]

  const moved = (entry: CalendarEntry, { at, asksAgain }: Moved) => {
    const [title, to] = [titleOf(entry, language), instant(at, language, entry.timeZone)]
    setTold({ kind: 'success', sentence: asksAgain ? text.movedAgain(title, to) : text.moved(title, to) })
    revert.current = null
    void reload()
  }
  const open = (shown: Shown) => {
    if (shown.is === 'entry') setAsking({ is: 'entry', entry: shown.entry, channels: shown.channels, to: null })
    if (shown.is === 'slot' && answer?.mayWrite) setAsking({ is: 'new', at: new Date(shown.at), channel: shown.channel })
    if (shown.is === 'hidden') change({ view: 'day', day: shown.day })
    if (shown.is === 'campaign') change({ campaign: shown.id })
  }
  const drop = (shown: Shown, put: Put, back: () => void) => {
    if (shown.is !== 'entry') return back()
    const { entry, channels } = shown
    const to = droppedAt(entry, put, zone)
    if (to.getTime() === Date.parse(entry.at)) return back()
    if (entry.moving === 'free')
      return void moveTo(entry, to).then(
        (done) => moved(entry, done),
        (refusal: unknown) => {
          back()
          setTold({ kind: 'error', sentence: text.refused(titleOf(entry, language), sentenceOf(refusal, language)) })
          void reload()
        },
      )
    // What is approved, or may be in part, is asked about first: it snaps back where nobody says yes.
    revert.current = back
    setAsking({ is: 'entry', entry, channels, to })
  }
  const close = () => {
    revert.current?.()
    revert.current = null
    setAsking(null)
  }

  return (
    <div className="fh fh-cal" data-view={view}>
      <div className="fh-cal__head">
        <div className="fh-stack fh-stack--tight">
          <h1 className="fh-queue__title">{text.title}</h1>
          <p className="fh-quiet">{text.intro}</p>
        </div>
        <div className="fh-actions">
          {answer?.mayWrite && (
            <Button
              type="button"
              margin={false}
              onClick={() => setAsking({ is: 'new', at: morningOf(new Date(Date.now() + 86_400_000), zone), channel: null })}
            >
              {text.newPost}
            </Button>
          )}
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking({ is: 'feed' })}>
            {text.feed}
          </Button>
        </div>
      </div>
      <Filters look={look} answer={answer} onChange={change} />
      <Toolbar
        title={shows?.title ?? ''}
        view={view}
        zone={zone}
        zones={zones}
        onView={(chosen) => change({ view: chosen })}
        onZone={(chosen) => change({ zone: chosen })}
        onStep={(step) => change({ day: step === 0 ? '' : stepped(day, view, step) })}
      />
      <div aria-live="polite" className="fh-cal__told">
        {told && (
          <Notice kind={told.kind} says>
            {told.sentence}
          </Notice>
        )}
      </div>
      <Failed error={error} text={text} onAgain={reload} />
      {value?.entries.length === 0 && (
        <p className="fh-card">
          {isFiltered(look) ? text.emptyHere : text.empty}{' '}
          {!isFiltered(look) && value.mayWrite && (
            <Link href="/admin/collections/posts/create" prefetch={false}>
              {text.write}
            </Link>
          )}
        </p>
      )}
      <p className="fh-cal__unseen" id="fh-cal-keys">
        {text.keys}
      </p>
      <div
        className="fh-cal__grid"
        role="group"
        aria-label={text.title}
        aria-describedby="fh-cal-keys"
        onKeyDown={goThrough}
        data-asked={value !== undefined}
      >
        {narrow !== null && (
          <Suspense fallback={<p className="fh-empty">{text.loading}</p>}>
            <Grid
              key={`${language} ${zone}`}
              view={view}
              day={day}
              zone={zone}
              events={events}
              onShows={show}
              onOpen={open}
              onEmpty={
                answer?.mayWrite ? (at, isDay) => setAsking({ is: 'new', at: isDay ? morningOf(at, zone) : at, channel: null }) : null
              }
              onDrop={drop}
            />
          </Suspense>
        )}
      </div>
      {asking?.is === 'entry' && <EntryDialog {...asking} onMoved={(done) => moved(asking.entry, done)} onClose={close} />}
      {asking?.is === 'new' && (
        <NewPost {...asking} zone={zone} brands={answer?.brands ?? []} brand={look.brand} onClose={() => setAsking(null)} />
      )}
      {asking?.is === 'feed' && <Feed zone={zone} onClose={() => setAsking(null)} />}
    </div>
  )
}
