'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { CalendarBrand, CalendarChannel } from '../../core/calendar.ts'
import { instantAt } from '../../core/calendar-days.ts'
import { wallTimeOf } from '../../core/times.ts'
import { post } from '../api.ts'
import { instant } from '../format.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface NewPostProps {
  readonly at: Date
  readonly zone: string
  /** Whose slot it takes. */
  readonly channel: CalendarChannel | null
  readonly brands: readonly CalendarBrand[]
  readonly brand: string
  readonly onClose: () => void
}

/** A post for a time that is still empty; it is written in its own form. */
export function NewPost({ at, zone, channel, brands, brand: preferred, onClose }: NewPostProps) {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const timeZone = channel?.timeZone ?? zone
  const [brand, setBrand] = useState(channel?.brand ?? (preferred || (brands[0]?.id ?? '')))
  const [wall, setWall] = useState(wallTimeOf(at, timeZone))
  const [tried, setTried] = useState(false)
  const when = instantAt(wall, timeZone)
  const wrong = !when ? text.moveMissing : when <= new Date() ? text.movePast : undefined
  const make = async (): Promise<'stay' | void> => {
    setTried(true)
    if (!when || wrong) return 'stay'
    const variants = channel ? [{ channel: channel.id, when: 'slot' }] : []
    const { doc } = await post<{ doc: { id: string } }>('/posts?depth=0', { brand, publishAt: when.toISOString(), variants })
    router.push(`/admin/collections/posts/${doc.id}`)
  }
  return (
    <Dialog title={text.newTitle} confirm={text.create} onConfirm={make} onClose={onClose}>
      {when && <p>{text.newAt(instant(when.toISOString(), language, timeZone))}</p>}
      {channel ? (
        <p>{text.newOn(channel.name)}</p>
      ) : (
        <>
          <Field label={text.moveTo} required help={text.moveHelp(timeZone)} error={tried ? wrong : undefined}>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="datetime-local"
                value={wall}
                onChange={(event) => setWall(event.target.value)}
              />
            )}
          </Field>
          {brands.length > 1 && (
            <Field label={text.brand} required>
              {(control) => (
                <select {...control} className="fh-input" value={brand} onChange={(event) => setBrand(event.target.value)}>
                  {brands.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          )}
        </>
      )}
    </Dialog>
  )
}
