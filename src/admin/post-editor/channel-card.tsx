'use client'
import type { ArrayFieldClientProps } from 'payload'
import { useForm } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { FrozenBadge } from '../freeze/frozen-badge.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { list } from '../format.ts'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import type { ShownVariant } from '../variant-preview/preview-store.ts'
import { VariantPreview } from '../variant-preview/variant-preview.tsx'
import { useLanguage, useWords } from '../words.ts'
import { AdaptForm } from './adapt-form.tsx'
import { CardLine } from './card-line.tsx'
import type { Going } from './going.ts'
import { ownOf } from './own.ts'
import { Switch } from './switch.tsx'
import { canSend, type ListedChannel } from './use-channels.ts'
import { words } from './words.ts'

/** A row of the form's `variants`, and what is known of it. */
export interface CardRow {
  readonly at: number
  readonly id: string
  /** The hub has not drawn its fields yet. */
  readonly isLoading: boolean
  readonly view: ShownVariant | null
  readonly going: Going | null
}

interface CardProps extends Pick<ArrayFieldClientProps, 'field' | 'permissions'> {
  /** `null`: it is none of the brand's. */
  readonly channel: ListedChannel | null
  /** `null`: the post does not go there. */
  readonly row: CardRow | null
  /** Of `variants`. */
  readonly path: string
  readonly schemaPath: string
  readonly disabled: boolean
  /** All checks have answered about the form as it is. */
  readonly complete: boolean
  readonly isOpen: boolean
  readonly onOpen: (shows: boolean) => void
  readonly onSwitch: (on: boolean) => void
}

/** One channel: its switch, what happens there in a line, and opened the preview and everything that can be its own. */
export function ChannelCard(props: CardProps) {
  const { channel, row, path, disabled, complete, isOpen, onOpen, onSwitch } = props
  const text = useWords(words)
  const language = useLanguage()
  const { getFields } = useForm()
  const [asks, setAsks] = useState(false)
  const id = useId()

  const name = channel?.name ?? row?.view?.channel.name ?? text.noChannel
  const platform = platformLook(channel?.platform ?? row?.view?.channel.platform ?? '')
  const own = row ? ownOf(row.at, (at) => getFields()[at]?.value) : []
  const trouble = channel ? troubleOf(channel, text) : text.elsewhere
  const title = (
    <>
      <PlatformDot color={platform.color} />
      <span className="fh-outlet__names">
        <strong>{name}</strong>
        <span className="fh-quiet">
          {platform.name}
          {trouble && ` · ${trouble}`}
        </span>
        {channel && <FrozenBadge channel={channel.id} />}
      </span>
    </>
  )
  return (
    <li className="fh-outlet" data-on={row !== null} data-open={isOpen} data-variant={row?.at}>
      <div className="fh-outlet__head">
        {row ? (
          <button type="button" className="fh-outlet__title" aria-expanded={isOpen} aria-controls={id} onClick={() => onOpen(!isOpen)}>
            {title}
          </button>
        ) : (
          <span className="fh-outlet__title">{title}</span>
        )}
        <Switch
          label={text.on(name)}
          isOn={row !== null}
          disabled={disabled}
          onChange={(on) => (!on && own.length > 0 ? setAsks(true) : onSwitch(on))}
        />
      </div>
      {row && <CardLine row={row} own={own} complete={complete} />}
      <div id={id} className="fh-outlet__open" hidden={!isOpen}>
        {isOpen && row && (
          <>
            {row.going?.note?.[language] && <p className="fh-quiet">{row.going.note[language]}</p>}
            <VariantPreview row={row.at} />
            {row.isLoading ? (
              <p className="fh-empty">{text.rowLoading}</p>
            ) : (
              <AdaptForm
                {...{ own, disabled }}
                row={row.at}
                path={`${path}.${row.at}`}
                fields={props.field.fields}
                schemaPath={props.schemaPath}
                permissions={props.permissions}
                withChannel={channel === null}
              />
            )}
          </>
        )}
      </div>
      {asks && (
        <Dialog
          title={text.removeTitle(name)}
          confirm={text.remove}
          danger
          onConfirm={() => Promise.resolve(onSwitch(false))}
          onClose={() => setAsks(false)}
        >
          <p>
            {text.removeBody(
              list(
                own.map((one) => text.owns[one]),
                language,
              ),
            )}
          </p>
        </Dialog>
      )}
    </li>
  )
}

function troubleOf(channel: ListedChannel, text: (typeof words)['en']): string | null {
  if (canSend(channel)) return null
  if (channel.paused) return text.paused
  return text.status[channel.status === 'refused' ? 'refused' : 'not-connected']
}
