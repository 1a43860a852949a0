'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import type { ChannelsOverview } from '../../core/channels-overview.ts'
import { get } from '../api.ts'
import { onFreezesChanged } from '../freezes.ts'
import { Failed } from '../parts/failed.tsx'
import { platformLook } from '../parts/look.ts'
import { Notice } from '../parts/notice.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { ChannelCard } from './channel-card.tsx'
import { NewChannel } from './new-channel.tsx'
import { words } from './words.ts'

/** All channels, brand by brand. */
export function Channels() {
  const text = useWords(words)
  const { setStepNav } = useStepNav()
  const [said, setSaid] = useState<string | null>(null)
  const [adding, setAdding] = useState(false)
  const { value, error, reload } = usePoll<ChannelsOverview>(
    'channels',
    (signal) => get('/channels/overview', signal),
    () => 30_000,
  )
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text.title])
  useEffect(() => onFreezesChanged(() => void reload()), [reload])
  const changed = (what: string | null) => {
    setSaid(what)
    void reload()
  }
  return (
    <div className="fh fh-channels">
      <div className="fh-stack fh-stack--tight">
        <h1 className="fh-queue__title">{text.title}</h1>
        <p className="fh-quiet">{text.intro}</p>
      </div>
      <div className="fh-actions">
        {value?.mayManage && value.places.length > 0 && (
          <Button type="button" size="small" margin={false} onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        )}
        <Button el="link" url="/admin/responsibilities" buttonStyle="secondary" size="small" margin={false}>
          {text.responsibilities}
        </Button>
      </div>
      <div aria-live="polite">{said && <Notice kind="success">{said}</Notice>}</div>
      <Failed error={error} text={text} onAgain={reload} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value?.brands.length === 0 && <p className="fh-card">{text.empty}</p>}
      {value?.brands.map(({ id, name, channels }) => (
        <section key={id} className="fh-stack" aria-label={name}>
          <h2 className="fh-heading">
            {name} <span className="fh-count">{channels.length}</span>
          </h2>
          <ul className="fh-channels__cards">
            {channels.map((card) => (
              <ChannelCard key={card.id} card={card} mayManage={value.mayManage} onChanged={changed} />
            ))}
          </ul>
        </section>
      ))}
      {value && value.notConnected.length > 0 && <NotConnected channels={value.notConnected} mayManage={value.mayManage} />}
      {adding && value && <NewChannel places={value.places} onClose={() => setAdding(false)} />}
    </div>
  )
}

function NotConnected({ channels, mayManage }: { readonly channels: ChannelsOverview['notConnected']; readonly mayManage: boolean }) {
  const text = useWords(words)
  return (
    <details>
      <summary>{text.notConnected(channels.length)}</summary>
      <ul className="fh-lines">
        {channels.map(({ id, name, platform }) => (
          <li key={id} className="fh-line">
            <div className="fh-line__head">
              <span className="fh-line__what">
                <PlatformDot color={platformLook(platform).color} />
                <span>
                  {name} <span className="fh-quiet">{platformLook(platform).name}</span>
                </span>
              </span>
              {mayManage && (
                <Link href={`/admin/collections/channels/${id}#fh-connect-title`} prefetch={false} aria-label={text.of(text.connect, name)}>
                  {text.connect}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
