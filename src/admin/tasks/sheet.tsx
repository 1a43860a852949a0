'use client'
import { Button } from '@payloadcms/ui'
import { spokenSize } from '../../core/spoken-size.ts'
import type { TaskLine, TaskMedium, TaskSheet } from '../../core/task.ts'
import { ApiError, post } from '../api.ts'
import { Icon } from '../parts/icon.tsx'
import { platformLook } from '../parts/look.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Copied } from './copied.tsx'
import { words } from './words.ts'

export const askSheet = (task: string) => post<TaskSheet>(`/tasks/${task}/sheet`)

interface SheetProps {
  readonly task: TaskLine
  readonly sheet: TaskSheet
  readonly onRefused: (error: ApiError) => void
}

/** What is to be posted, ready to be copied and downloaded. Each press asks the hub once more whether it still may be. */
export function Sheet({ task, sheet, onRefused }: SheetProps) {
  const text = useWords(words)
  const { name } = platformLook(task.channel.platform)
  const fresh = (pick: (sheet: TaskSheet) => string | null) => async () => pick(await askSheet(task.id)) ?? ''
  const copied = { onRefused }

  const share = () => {
    // Opened within the click, or the browser takes it for an advertisement.
    const tab = window.open('', '_blank')
    if (tab) tab.opener = null
    askSheet(task.id).then(
      ({ share: address }) => (address && tab ? tab.location.replace(address) : tab?.close()),
      (error: unknown) => {
        tab?.close()
        if (error instanceof ApiError) onRefused(error)
      },
    )
  }

  return (
    <div className="fh-sheet">
      {sheet.format !== 'post' && <p>{text.formats[sheet.format]}</p>}
      {sheet.title && <Copied {...copied} label={text.headline} text={sheet.title} fetch={fresh(({ title }) => title)} />}
      {sheet.text && <Copied {...copied} label={text.text} text={sheet.text} fetch={fresh((one) => one.text)} />}
      {sheet.link && <Copied {...copied} label={text.link} text={sheet.link} fetch={fresh(({ link }) => link)} />}
      {sheet.media.length > 0 && (
        <ul className="fh-sheet__media">
          {sheet.media.map((medium, at) => (
            <Medium key={medium.address} medium={medium} number={at + 1} fetch={fresh(({ media }) => media[at]?.alt ?? '')} {...copied} />
          ))}
        </ul>
      )}
      <div className="fh-actions fh-sheet__ways">
        {sheet.share && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={share}>
            <Icon name="sending" />
            {text.share(name)}
          </Button>
        )}
        {task.channel.url && <OutsideLink href={task.channel.url}>{text.account(name)}</OutsideLink>}
      </div>
    </div>
  )
}

interface MediumProps extends Pick<SheetProps, 'onRefused'> {
  readonly medium: TaskMedium
  readonly number: number
  readonly fetch: () => Promise<string>
}

function Medium({ medium, number, fetch, onRefused }: MediumProps) {
  const { kind, alt, title, address, filename } = medium
  const text = useWords(words)
  const name = title ?? (kind === 'image' ? text.picture(number) : text.film(number))
  const label = `${text.alt}: ${name}`
  return (
    <li className="fh-sheet__medium">
      <Shown medium={medium} name={name} />
      <div className="fh-stack">
        <a
          className="btn btn--style-secondary btn--size-small btn--withoutPopup fh-sheet__download"
          href={address}
          download={filename}
          aria-label={`${text.download}: ${name}`}
        >
          <span className="btn__content">
            <span className="btn__label">{text.download}</span>
          </span>
        </a>
        {kind === 'document' ? null : alt ? (
          <Copied label={label} text={alt} fetch={fetch} onRefused={onRefused} />
        ) : (
          <p className="fh-quiet">{text.noAlt}</p>
        )}
      </div>
    </li>
  )
}

function Shown({ medium: { kind, alt, address, bytes, width, height }, name }: { readonly medium: TaskMedium; readonly name: string }) {
  const language = useLanguage()
  if (kind === 'image') return <img src={address} alt={alt ?? ''} width={width || undefined} height={height || undefined} loading="lazy" />
  if (kind === 'video') return <video src={address} controls preload="metadata" aria-label={alt ?? name} />
  return (
    <p className="fh-sheet__document">
      <Icon name="document" />
      <strong>{name}</strong>
      <span className="fh-quiet">{spokenSize(bytes)[language]}</span>
    </p>
  )
}
