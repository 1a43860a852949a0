'use client'
import { useField } from '@payloadcms/ui'
import { useState } from 'react'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'

const mostBytes = 2_000_000

/** Puts the content of a file of captions into the field above. The hub reads it once more when it is saved. */
export function CaptionsFile() {
  const text = useWords(panelWords)
  const { setValue } = useField<string>({ path: 'captions' })
  const [told, setTold] = useState<{ readonly kind: 'error' | 'success'; readonly say: string } | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    if (file.size > mostBytes) return setTold({ kind: 'error', say: text.captionsLarge })
    const said = decoded(await file.arrayBuffer())
    if (!said.includes('-->')) return setTold({ kind: 'error', say: text.captionsNone })
    setValue(said)
    setTold({ kind: 'success', say: text.captionsRead(file.name) })
  }
  return (
    <div className="fh fh-stack">
      <Field label={text.captionsFile}>
        {(control) => (
          <input
            {...control}
            className="fh-input"
            type="file"
            accept=".srt,.vtt,text/vtt"
            onChange={({ target }) => void read(target.files?.[0])}
          />
        )}
      </Field>
      {told && (
        <Notice kind={told.kind} says>
          {told.say}
        </Notice>
      )}
    </div>
  )
}

/** Older programs write Windows-1252. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
