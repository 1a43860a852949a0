'use client'
import { Button } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { sentenceOf } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { since } from './since.ts'
import type { useSeat } from './use-seat.ts'
import { words } from './words.ts'

interface StandingProps {
  readonly seat: ReturnType<typeof useSeat>
  readonly lost: 'offline' | 'signed-out' | null
  readonly modified: boolean
  /** That somebody saved while something was typed here, in a sentence. */
  readonly overtaken: string | null
  readonly onCompare: () => void
  /** When it was typed what an earlier form could not save. */
  readonly offeredAt: string | null
  readonly onOffered: () => void
  readonly onDiscard: () => void
}

/** Who writes, and what became of what was typed here: each in a sentence, with what can be done. */
export function Standing({ seat, lost, modified, overtaken, onCompare, offeredAt, onOffered, onDiscard }: StandingProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [discarding, setDiscarding] = useState(false)
  const writer = seat.together?.writer ?? null
  // Whether this form had the seat, before somebody took it.
  const hadIt = useRef(false)
  if (writer?.isHere) hadIt.current = true
  const wasTaken = seat.isTaken && hadIt.current
  const button = (label: string, onClick: () => void, isFirst = false) => (
    <Button type="button" buttonStyle={isFirst ? 'primary' : 'secondary'} size="small" margin={false} onClick={onClick}>
      {label}
    </Button>
  )
  return (
    <>
      {lost && (
        <Notice kind="warning" says>
          <p>{lost === 'offline' ? text.offline : text.signedOut}</p>
          {lost === 'signed-out' && (
            <a href="/admin/login" target="_blank" rel="noopener">
              {text.signIn}
            </a>
          )}
        </Notice>
      )}
      {overtaken && (
        <Notice kind="error" says>
          <p>{overtaken}</p>
          {button(text.compare, onCompare, true)}
        </Notice>
      )}
      {seat.isTaken && writer && !overtaken && (
        <Notice kind={wasTaken ? 'warning' : 'info'} says>
          <p>
            <strong>
              {wasTaken ? text.lost(writer.name, since(writer.since, language)) : text.taken(writer.name, since(writer.since, language))}
            </strong>{' '}
            {!wasTaken ? text.takenHelp : modified ? text.lostUnsaved : text.lostSaved}
          </p>
          <Take seat={seat} name={writer.name} />
        </Notice>
      )}
      {writer?.isYou && !writer.isHere && (
        <Notice kind="info" says>
          {text.elsewhere(since(writer.since, language))}
        </Notice>
      )}
      {writer?.isHere && writer.after && !modified && (
        <Notice kind="success" says>
          {text.tookFrom(writer.after.name)}
        </Notice>
      )}
      {offeredAt && !modified && !seat.isTaken && (
        <Notice kind="warning">
          <p>{text.offered(instant(offeredAt, language))}</p>
          <div className="fh-actions">
            {button(text.compare, onOffered, true)}
            {button(text.discard, () => setDiscarding(true))}
          </div>
        </Notice>
      )}
      {discarding && (
        <Dialog
          title={text.discardTitle}
          confirm={text.discard}
          danger
          onConfirm={async () => onDiscard()}
          onClose={() => setDiscarding(false)}
        >
          <p>{text.discardBody}</p>
        </Dialog>
      )}
    </>
  )
}

function Take({ seat, name }: { readonly seat: StandingProps['seat']; readonly name: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()
  const take = () => {
    setBusy(true)
    setFailed(undefined)
    seat
      .take()
      .catch((error: unknown) => setFailed(sentenceOf(error, language)))
      .finally(() => setBusy(false))
  }
  return (
    <div className="fh-links">
      <Button type="button" buttonStyle="secondary" size="small" margin={false} disabled={busy} onClick={take}>
        {text.take}
      </Button>
      <span className="fh-quiet">{failed ?? text.takeHelp(name)}</span>
    </div>
  )
}
