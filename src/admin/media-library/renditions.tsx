'use client'
import { useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useState } from 'react'
import type { RenditionFacts, RenditionPlatforms } from '../../core/media-library.ts'
import { decimal } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { fileSize } from './sizes.ts'
import { useAnswer } from './use-answer.ts'

/** The picture as each of our platforms will get it. It is made when somebody opens this, and not before. */
export function Renditions() {
  const text = useWords(panelWords)
  const { id } = useDocumentInfo()
  const mimeType = useFormFields(([fields]) => fields.mimeType?.value)
  const [isOpen, setOpen] = useState(false)
  const isPicture = typeof mimeType === 'string' && mimeType.startsWith('image/')
  const { value, error, reload } = useAnswer<RenditionPlatforms>(id && isOpen && isPicture ? `/media/${id}/renditions` : null)
  if (!id || !isPicture) return null
  return (
    <section className="fh fh-box fh-media__renditions" aria-label={text.renditions}>
      <h2 className="fh-heading">{text.renditions}</h2>
      <p className="fh-quiet">{text.renditionsHelp}</p>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{text.showRenditions}</summary>
        <Failed text={text} error={error} onAgain={reload} />
        {isOpen && !value && error === undefined && <p className="fh-quiet">{text.loading}</p>}
        {value?.platforms.length === 0 && <p>{text.noChannels}</p>}
        <ul className="fh-media__cards">
          {isOpen &&
            value?.platforms.map((one) => <Card key={one.platform} id={String(id)} platform={one.platform} channels={one.channels} />)}
        </ul>
      </details>
    </section>
  )
}

interface CardProps {
  readonly id: string
  readonly platform: string
  readonly channels: readonly string[]
}
function Card({ id, platform, channels }: CardProps) {
  const text = useWords(panelWords)
  const language = useLanguage()
  const { name, color } = platformLook(platform)
  const { value, error, reload } = useAnswer<RenditionFacts>(`/media/${id}/renditions/${platform}`)
  return (
    <li className="fh-card fh-media__card">
      <h3 className="fh-heading">
        <PlatformDot color={color} /> {name}
      </h3>
      <p className="fh-quiet">{channels.join(', ')}</p>
      <Failed text={text} error={error} onAgain={reload} />
      {!value && error === undefined && <p className="fh-quiet">{text.loading}</p>}
      {value && (
        <>
          <a href={value.file} target="_blank" rel="noreferrer">
            <img src={value.file} alt={text.rendition(name)} loading="lazy" width={value.width} height={value.height} />
          </a>
          <ul className="fh-media__facts">
            <li>
              {text.size(value.width, value.height)}, {value.mimeType.replace('image/', '').toUpperCase()},{' '}
              {fileSize(value.bytes, language)}
            </li>
            <li>{value.cropped < 0.001 ? text.whole : text.cropped(decimal(value.cropped * 100, language))}</li>
            {value.removed.place && <li>{text.placeRemoved}</li>}
            <li>{value.removed.metadata ? text.metadataRemoved : text.nothingToRemove}</li>
            <li>{value.copyright === null ? text.noCopyright : text.copyright(value.copyright)}</li>
          </ul>
        </>
      )}
    </li>
  )
}
