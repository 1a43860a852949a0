'use client'
import { Button, Link } from '@payloadcms/ui'
import { useId, useState } from 'react'
import type { ChannelCard as Card, Health, Pause } from '../../core/channels-overview.ts'
import type { ConnectionTest } from '../../core/connect-answers.ts'
import { post, sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { platformLook } from '../parts/look.ts'
import { Notice, type NoticeKind } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useSaid } from '../said.ts'
import { useLanguage, useWords } from '../words.ts'
import { ChannelFacts } from './channel-facts.tsx'
import { PauseDialog, ResumeDialog } from './pause-dialog.tsx'
import { words } from './words.ts'

const standings: Record<Card['standing'], { readonly icon: IconName; readonly tone: string }> = {
  connected: { icon: 'check', tone: 'success' },
  refused: { icon: 'key', tone: 'error' },
  paused: { icon: 'pause', tone: 'warning' },
  frozen: { icon: 'stop', tone: 'error' },
}
const healths: Record<Health['is'], { readonly icon: IconName; readonly tone: string }> = {
  good: { icon: 'check', tone: 'success' },
  watch: { icon: 'warning', tone: 'warning' },
  bad: { icon: 'stop', tone: 'error' },
}
const formOf = (id: string) => `/admin/collections/channels/${id}`

interface CardProps {
  readonly card: Card
  readonly mayManage: boolean
  readonly onChanged: (said: string | null) => void
}

/** One channel at a glance, and what can be done with it. */
export function ChannelCard({ card, mayManage, onChanged }: CardProps) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const heading = useId()
  // What was asked for, not what holds by now: somebody else may pause or resume while the dialog is open.
  const [asking, setAsking] = useState<'pause' | Pause | null>(null)
  const { name: platform, color } = platformLook(card.platform)
  const { standing, health, pause, frozen } = card
  return (
    <li className="fh-card fh-station" aria-labelledby={heading} style={{ borderInlineStartColor: color }}>
      <div className="fh-station__head">
        <h3 className="fh-heading" id={heading}>
          <PlatformDot color={color} /> {card.name}
        </h3>
        <p className="fh-quiet">
          {platform}
          {card.handle && ' · '}
          {card.handle && <OutsideLink href={card.url}>{card.handle}</OutsideLink>}
        </p>
      </div>
      <p className="fh-line__badges">
        <span className={`fh-badge fh-tone--${standings[standing].tone}`}>
          <Icon name={standings[standing].icon} />
          {text.standing[standing]}
        </span>
        <span className={`fh-badge fh-tone--${healths[health.is].tone}`}>
          <Icon name={healths[health.is].icon} />
          {text.health[health.is]}
        </span>
      </p>
      {pause && (
        <p>
          {said(pause.reason)} <span className="fh-quiet">{text.pausedBy(pause.by ?? text.theHub, instant(pause.at, language))}</span>
        </p>
      )}
      {frozen && <p>{text.frozenBecause(frozen)}</p>}
      {health.why.length > 0 && (
        <ul className="fh-station__why">
          {health.why.map((why) => (
            <li key={why.en}>{why[language]}</li>
          ))}
        </ul>
      )}
      <ChannelFacts card={card} />
      {mayManage && <Actions card={card} onPause={() => setAsking(pause ?? 'pause')} />}
      {asking === 'pause' && (
        <PauseDialog channel={card} onDone={() => onChanged(text.paused(card.name))} onClose={() => setAsking(null)} />
      )}
      {asking !== null && asking !== 'pause' && (
        <ResumeDialog channel={card} pause={asking} onDone={() => onChanged(text.resumed(card.name))} onClose={() => setAsking(null)} />
      )}
    </li>
  )
}

function Actions({ card, onPause }: { readonly card: Card; readonly onPause: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const said = useSaid()
  const [busy, setBusy] = useState(false)
  const [result, setResult] = useState<{ readonly kind: NoticeKind; readonly text: string } | null>(null)
  const { id, name, standing, pause, canTest, canConnect } = card
  const test = () => {
    setBusy(true)
    setResult(null)
    post<ConnectionTest>(`/channels/${id}/connect/test`)
      .then((answer) =>
        setResult(
          answer.works === null
            ? { kind: 'info', text: text.noTest }
            : answer.works
              ? { kind: 'success', text: text.works }
              : { kind: 'error', text: text.worksNot(said(answer.problem)) },
        ),
      )
      .catch((error: unknown) => setResult({ kind: 'warning', text: sentenceOf(error, language) }))
      .finally(() => setBusy(false))
  }
  return (
    <>
      <div aria-live="polite">{result && <Notice kind={result.kind}>{result.text}</Notice>}</div>
      <div className="fh-actions">
        {canConnect && (
          <Button
            el="link"
            url={`${formOf(id)}#fh-connect-title`}
            buttonStyle={standing === 'refused' ? 'primary' : 'secondary'}
            size="small"
            margin={false}
            extraButtonProps={{ 'aria-label': text.of(text.connectAgain, name) }}
          >
            {text.connectAgain}
          </Button>
        )}
        {canTest && standing !== 'refused' && (
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            disabled={busy}
            aria-label={text.of(text.test, name)}
            onClick={test}
          >
            {busy ? text.testing : text.test}
          </Button>
        )}
        <Button
          type="button"
          buttonStyle="secondary"
          size="small"
          margin={false}
          aria-label={text.of(pause ? text.resume : text.pause, name)}
          onClick={onPause}
        >
          {pause ? text.resume : text.pause}
        </Button>
        <Link className="fh-station__edit" href={formOf(id)} prefetch={false} aria-label={text.of(text.edit, name)}>
          {text.edit}
        </Link>
      </div>
    </>
  )
}
