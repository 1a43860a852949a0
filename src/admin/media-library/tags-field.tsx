'use client'
import { useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useId, useState } from 'react'
import type { Shelves } from '../../core/media-library.ts'
import { Field } from '../parts/field.tsx'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { panelWords } from './panel-words.ts'
import { useAnswer } from './use-answer.ts'

/** Tags as words that can be taken away one by one, with those that others use offered while typing. */
export const TagsField: TextFieldClientComponent = ({ path, readOnly }) => {
  const text = useWords(panelWords)
  const { value, setValue, disabled } = useField<string[]>({ path })
  const [typed, setTyped] = useState('')
  const known = useAnswer<Shelves>('/media/shelves').value?.tags ?? []
  const offered = useId()
  const tags = Array.isArray(value) ? value : []
  const isReadOnly = (readOnly ?? false) || disabled
  const add = (words: string) => {
    const added = words
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== '' && !tags.includes(tag))
    if (added.length > 0) setValue([...tags, ...added])
    setTyped('')
  }
  return (
    <div className="fh fh-stack fh-media__tags">
      <Field label={text.tags} help={isReadOnly ? undefined : text.tagsHelp}>
        {(control) => (
          <input
            {...control}
            className="fh-input"
            list={offered}
            value={typed}
            readOnly={isReadOnly}
            maxLength={200}
            placeholder={text.addTag}
            onBlur={() => add(typed)}
            onChange={({ target }) => (target.value.includes(',') ? add(target.value) : setTyped(target.value))}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              // Within Payload's form, Enter would save the document.
              event.preventDefault()
              add(typed)
            }}
          />
        )}
      </Field>
      <datalist id={offered}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
      <ul className="fh-media__chips">
        {tags.map((tag) => (
          <li key={tag} className="fh-badge fh-tone--neutral">
            {tag}
            {!isReadOnly && (
              <button type="button" aria-label={text.removeTag(tag)} onClick={() => setValue(tags.filter((one) => one !== tag))}>
                <Icon name="cross" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
