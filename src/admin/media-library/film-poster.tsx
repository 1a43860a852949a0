'use client'
import { Button, useDocumentInfo, useField, useForm, useFormFields } from '@payloadcms/ui'
import { useRef, useState } from 'react'
import { sentenceOf } from '../api.ts'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { sendFile } from './send-file.ts'

/** What a frame has in common with its film. */
const inherited = [
  'folder',
  'tags',
  'rightsHolder',
  'licence',
  'expiresAt',
  'credit',
  'persons',
  'consent',
  'consentUntil',
  'isGenerated',
] as const

/** A frame of the film as its poster. The browser draws it: nothing on the server decodes films. */
export function FilmPoster() {
  const text = useWords(panelWords)
  const language = useLanguage()
  const { id } = useDocumentInfo()
  const { getData } = useForm()
  const { setValue } = useField<string>({ path: 'poster' })
  const filename = useFormFields(([fields]) => fields.filename?.value)
  const film = useRef<HTMLVideoElement>(null)
  const [isTaking, setTaking] = useState(false)
  const [told, setTold] = useState<{ readonly kind: 'error' | 'success'; readonly say: string } | null>(null)
  if (!id || typeof filename !== 'string') return null

  const take = async () => {
    setTaking(true)
    setTold(null)
    try {
      const frame = film.current ? await frameOf(film.current) : null
      if (!frame) return setTold({ kind: 'error', say: text.noFrame })
      const data = getData() as Readonly<Record<string, unknown>>
      const own = Object.fromEntries(
        inherited.flatMap((field) => (data[field] === undefined || data[field] === null ? [] : [[field, data[field]]])),
      )
      const file = new File([frame], `${filename.replace(/\.[^.]*$/, '')}-poster.jpg`, { type: 'image/jpeg' })
      const made = await sendFile({ path: '/media?depth=0', method: 'POST', file, data: own, onProgress: () => undefined })
      setValue(made.id)
      setTold({ kind: 'success', say: text.taken })
    } catch (error) {
      setTold({ kind: 'error', say: sentenceOf(error, language) })
    } finally {
      setTaking(false)
    }
  }
  return (
    <section className="fh fh-box" aria-label={text.posterTitle}>
      <h2 className="fh-heading">{text.posterTitle}</h2>
      <p className="fh-quiet">{text.posterHelp}</p>
      <video
        ref={film}
        className="fh-media__film"
        src={`/api/media/file/${encodeURIComponent(filename)}`}
        controls
        muted
        playsInline
        preload="metadata"
      />
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} disabled={isTaking} onClick={() => void take()}>
          {isTaking ? text.taking : text.takeFrame}
        </Button>
      </div>
      {told && (
        <Notice kind={told.kind} says>
          {told.say}
        </Notice>
      )}
    </section>
  )
}

async function frameOf(film: HTMLVideoElement): Promise<Blob | null> {
  if (film.videoWidth === 0 || film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
  const canvas = document.createElement('canvas')
  canvas.width = film.videoWidth
  canvas.height = film.videoHeight
  canvas.getContext('2d')?.drawImage(film, 0, 0)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.9))
}
