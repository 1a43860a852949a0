'use client'
import { Button } from '@payloadcms/ui'
import { calendarGroups, type CalendarAnswer } from '../../core/calendar.ts'
import { get } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { Countries } from './countries.tsx'
import { isFiltered, noFilter, type Filter, type Look } from './filter.ts'
import { words } from './words.ts'

interface Named {
  readonly id: string
  readonly name: string
  readonly brand?: string | undefined
}

const named = async (path: string, signal: AbortSignal) =>
  (await get<{ docs: readonly Named[] }>(`${path}?depth=0&limit=500&sort=name&select[name]=true&select[brand]=true`, signal)).docs

interface FiltersProps {
  readonly look: Look
  readonly answer: CalendarAnswer | undefined
  readonly onChange: (changed: Partial<Look>) => void
}

/** What is shown, and beside what. */
export function Filters({ look, answer, onChange }: FiltersProps) {
  const text = useWords(words)
  const { value } = usePoll(
    'calendar-filters',
    async (signal) => ({
      campaigns: await named('/campaigns', signal),
      people: await named('/users', signal),
    }),
    ({ failures }) => (failures > 0 ? 5000 : null),
  )
  const ofBrand = ({ brand }: { readonly brand?: string | undefined }) => look.brand === '' || brand === look.brand
  const brands = answer?.brands ?? []
  const pick = (name: keyof Filter) => (id: string) => onChange({ [name]: id })
  return (
    <div className="fh-filters fh-cal__filters" role="group" aria-label={text.filters}>
      {(brands.length > 1 || look.brand !== '') && (
        <Choice
          label={text.brand}
          every={text.everyBrand}
          options={brands}
          chosen={look.brand}
          onChoose={(brand) => onChange({ brand, channel: '', campaign: '' })}
        />
      )}
      <Choice
        label={text.channel}
        every={text.everyChannel}
        options={(answer?.channels ?? []).filter(ofBrand)}
        chosen={look.channel}
        onChoose={pick('channel')}
      />
      <Choice
        label={text.campaign}
        every={text.everyCampaign}
        options={(value?.campaigns ?? []).filter(ofBrand)}
        chosen={look.campaign}
        onChoose={pick('campaign')}
      />
      <Choice label={text.person} every={text.everyPerson} options={value?.people ?? []} chosen={look.person} onChoose={pick('person')} />
      <Choice
        label={text.state}
        every={text.everyState}
        options={calendarGroups.map((id) => ({ id, name: text.states[id] }))}
        chosen={look.state}
        onChoose={pick('state')}
      />
      <Countries chosen={look.countries} shown={answer?.countries ?? []} onChoose={(chosen) => onChange({ countries: chosen })} />
      <label className="fh-cal__check">
        <input type="checkbox" checked={look.slots} onChange={() => onChange({ slots: !look.slots })} /> {text.slots}
      </label>
      {isFiltered(look) && (
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => onChange(noFilter)}>
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

function Choice({ label, every, options, chosen, onChoose }: ChoiceProps) {
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
