'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ChannelsOverview } from '../../core/channels-overview.ts'
import { languages, type Language } from '../../core/story.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { NeedsApp } from '../platform-field/needs-app.tsx'
import { allPlatforms, canConnect } from '../platform-field/platforms.ts'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface NewChannelProps {
  readonly places: ChannelsOverview['places']
  readonly onClose: () => void
}

/** The least that a channel needs; then the page that connects it. What asks for an app of one's own that is not there stands apart. */
export function NewChannel({ places, onClose }: NewChannelProps) {
  const text = useWords(words)
  const router = useRouter()
  const [brand, setBrand] = useState(places[0]?.id ?? '')
  const [name, setName] = useState('')
  const [language, setLanguage] = useState<Language>(useLanguage())
  const keys = places.find(({ id }) => id === brand)?.withKeys ?? []
  const ready = allPlatforms.filter((one) => canConnect(one, keys))
  const [picked, setPlatform] = useState('')
  // Another brand may lack the keys.
  const { id: platform = '' } = ready.find(({ id }) => id === picked) ?? ready[0] ?? {}
  const [tried, setTried] = useState(false)
  const create = async (): Promise<'stay' | void> => {
    setTried(true)
    if (name.trim() === '') return 'stay'
    const { doc } = await post<{ doc: { id: string } }>('/channels', { name: name.trim(), brand, platform, language })
    router.push(`/admin/collections/channels/${doc.id}#fh-connect-title`)
  }
  return (
    <Dialog title={text.newTitle} confirm={text.create} onConfirm={create} onClose={onClose}>
      <Field label={text.brand}>
        {(control) => (
          <select {...control} className="fh-input" value={brand} onChange={(event) => setBrand(event.target.value)}>
            {places.map((place) => (
              <option key={place.id} value={place.id}>
                {place.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={text.platform}>
        {(control) => (
          <select {...control} className="fh-input" value={platform} onChange={(event) => setPlatform(event.target.value)}>
            {ready.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <NeedsApp brand={brand} platforms={allPlatforms.filter((one) => !ready.includes(one))} />
      <Field label={text.name} required help={text.nameHelp} error={tried && name.trim() === '' ? text.nameMissing : undefined}>
        {(control) => (
          <input {...control} className="fh-input" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Field label={text.language}>
        {(control) => (
          <select {...control} className="fh-input" value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
            {languages.map((one) => (
              <option key={one} value={one}>
                {text.languages[one]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
