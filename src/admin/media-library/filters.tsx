'use client'
import { Button } from '@payloadcms/ui'
import { mediaFilters, mediaKinds, type Shelves } from '../../core/media-library.ts'
import { Field } from '../parts/field.tsx'
import { useWords } from '../words.ts'
import { anyLook, isNarrowed, type Look } from './use-library.ts'
import { words } from './words.ts'

interface FiltersProps {
  readonly look: Look
  readonly shelves: Shelves | null
  readonly isList: boolean
  readonly onList: (isList: boolean) => void
  readonly onChange: (changed: Partial<Look>) => void
}

/** What is looked for, in which order, and how it is shown. */
export function Filters({ look, shelves, isList, onList, onChange }: FiltersProps) {
  const text = useWords(words)
  const tags = [...new Set([...(look.tag ? [look.tag] : []), ...(shelves?.tags ?? [])])]
  return (
    <div className="fh-media__filters" role="search" aria-label={text.search}>
      <div className="fh-media__search">
        <Field label={text.search}>
          {(control) => (
            <input
              {...control}
              className="fh-input"
              type="search"
              value={look.q}
              placeholder={text.searchHelp}
              onChange={({ target }) => onChange({ q: target.value })}
            />
          )}
        </Field>
      </div>
      <Choice
        label={text.kind}
        none={text.everyKind}
        options={mediaKinds.map((id) => [id, text.kinds[id]])}
        chosen={look.kind}
        onChoose={(kind) => onChange({ kind })}
      />
      <Choice
        label={text.filter}
        none={text.noFilter}
        options={mediaFilters.map((id) => [id, text.filters[id]])}
        chosen={look.filter}
        onChoose={(filter) => onChange({ filter })}
      />
      <Choice
        label={text.tag}
        none={text.everyTag}
        options={tags.map((tag) => [tag, tag])}
        chosen={look.tag}
        onChoose={(tag) => onChange({ tag })}
      />
      <Choice
        label={text.sort}
        none={text.sorts.newest}
        options={[
          ['name', text.sorts.name],
          ['largest', text.sorts.largest],
        ]}
        chosen={look.sort}
        onChoose={(sort) => onChange({ sort })}
      />
      <div className="fh-media__looks" role="group" aria-label={text.look}>
        <button type="button" aria-pressed={!isList} onClick={() => onList(false)}>
          {text.grid}
        </button>
        <button type="button" aria-pressed={isList} onClick={() => onList(true)}>
          {text.list}
        </button>
      </div>
      {isNarrowed(look) && (
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => onChange({ ...anyLook, sort: look.sort })}>
          {text.reset}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly none: string
  readonly options: readonly (readonly [string, string])[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}
export const Choice = ({ label, none, options, chosen, onChoose }: ChoiceProps) => (
  <Field label={label}>
    {(control) => (
      <select {...control} className="fh-input" value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{none}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)
