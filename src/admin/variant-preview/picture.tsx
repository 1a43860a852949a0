'use client'
import { useState, type CSSProperties } from 'react'
import type { VariantView } from '../../core/answers.ts'
import { cropTo } from '../../core/crop.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

type Medium = VariantView['media'][number]

/** A picture in the shape that the platform gives it, or a film. */
export function Picture({ medium }: { readonly medium: Medium }) {
  const text = useWords(words)
  const [broken, setBroken] = useState(false)
  return (
    <figure className="fh-picture">
      {medium.kind === 'video' ? (
        <video src={medium.src} controls preload="metadata" aria-label={medium.alt ?? text.film} />
      ) : broken ? (
        <span className="fh-picture__broken">
          <Icon name="picture" />
          {text.noPicture}
        </span>
      ) : (
        <img
          src={medium.src}
          alt={medium.alt ?? ''}
          width={medium.width}
          height={medium.height}
          loading="lazy"
          style={asShown(medium)}
          onError={() => setBroken(true)}
        />
      )}
      <figcaption>
        {medium.alt ? (
          <>
            <span className="fh-quiet">{text.alt}</span> {medium.alt}
          </>
        ) : (
          <span className="fh-word fh-tone--warning">
            <Icon name="warning" />
            {text.noAlt}
          </span>
        )}
      </figcaption>
    </figure>
  )
}

/** The crop of the delivery, in the terms of a browser: there 0 % and 100 % are the edges of what may be cropped off. */
function asShown({ width, height, aspect, focalPoint }: Medium): CSSProperties {
  if (width === 0 || height === 0) return {}
  const area = cropTo({ width, height }, aspect ?? undefined, focalPoint)
  const share = (from: number, room: number) => (room > 0 ? (100 * from) / room : 50)
  return {
    '--fh-shape': area.width / area.height,
    objectPosition: `${share(area.left, width - area.width)}% ${share(area.top, height - area.height)}%`,
  } as CSSProperties
}
