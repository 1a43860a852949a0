'use client'
import { Button } from '@payloadcms/ui'
import { get } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

export interface Filter {
  readonly channel: string
  readonly brand: string
}

export interface Named {
  readonly id: string
  readonly name: string
}
interface NamedChannel extends Named {
  readonly brand?: string
}

export const all = async <One extends Named>(path: string, signal: AbortSignal) =>
  (await get<{ docs: readonly One[] }>(`${path}?depth=0&limit=500&sort=name&select[name]=true&select[brand]=true`, signal)).docs

/** Which channel and which brand are shown. A channel of another brand is not offered. */
export function Filters({ filter, onChange }: { readonly filter: Filter; readonly onChange: (filter: Filter) => void }) {
  const text = useWords(words)
  const { value } = usePoll(
    'filters',
    async (signal) => ({ channels: await all<NamedChannel>('/channels', signal), brands: await all('/brands', signal) }),
    ({ failures }) => (failures > 0 ? 5000 : null),
  )
  const channels = value?.channels.filter(({ brand }) => filter.brand === '' || brand === filter.brand) ?? []
  const brandOf = (id: string) => value?.channels.find((channel) => channel.id === id)?.brand
  return (
    <div className="fh-filters" role="group" aria-label={text.filters}>
      <Choice
        label={text.channel}
        every={text.everyChannel}
        options={channels}
        chosen={filter.channel}
        onChoose={(channel) => onChange({ ...filter, channel })}
      />
      {((value?.brands.length ?? 0) > 1 || filter.brand !== '') && (
        <Choice
          label={text.brand}
          every={text.everyBrand}
          options={value?.brands ?? []}
          chosen={filter.brand}
          onChoose={(brand) => onChange({ brand, channel: brand === '' || brandOf(filter.channel) === brand ? filter.channel : '' })}
        />
      )}
      {(filter.channel !== '' || filter.brand !== '') && (
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => onChange({ channel: '', brand: '' })}>
          {text.noFilter}
        </Button>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly every: string
  readonly options: readonly Named[]
  readonly chosen: string
  readonly onChoose: (id: string) => void
}

/** One of them, or all. */
export function Choice({ label, every, options, chosen, onChoose }: ChoiceProps) {
  return (
    <Field label={label}>
      {(control) => (
        <select {...control} className="fh-input" value={chosen} onChange={(event) => onChoose(event.target.value)}>
          <option value="">{every}</option>
          {options.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
