'use client'
import { Button } from '@payloadcms/ui'
import { Field } from '../parts/field.tsx'
import { OneOf } from '../post-numbers/one-of.tsx'
import { all, Choice, type Named } from '../queue/filters.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { periods, type Filter } from './period.ts'
import { words } from './words.ts'

interface OfBrand extends Named {
  readonly brand?: string
}

interface FiltersProps {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** Of what, and of which time. What belongs to another brand is not offered. */
export function Filters({ filter, onChange }: FiltersProps) {
  const text = useWords(words)
  const { value } = usePoll(
    'filters',
    async (signal) => {
      const [brands, campaigns, channels] = await Promise.all([
        all('/brands', signal),
        all<OfBrand>('/campaigns', signal),
        all<OfBrand>('/channels', signal),
      ])
      return { brands, campaigns, channels }
    },
    ({ failures }) => (failures > 0 ? 5000 : null),
  )
  const ofBrand = (list: readonly OfBrand[] = [], brand = filter.brand) => list.filter((one) => brand === '' || one.brand === brand)
  const choose = (more: Partial<Filter>) => onChange({ ...filter, ...more })
  const chooseBrand = (brand: string) => {
    const keep = (list: readonly OfBrand[] | undefined, id: string) => (ofBrand(list, brand).some((one) => one.id === id) ? id : '')
    choose({ brand, campaign: keep(value?.campaigns, filter.campaign), channel: keep(value?.channels, filter.channel) })
  }
  const isWrong = filter.from !== '' && filter.to !== '' && filter.to < filter.from
  return (
    <div className="fh-stack fh-results__filters" role="group" aria-label={text.filters}>
      <div className="fh-filters">
        {((value?.brands.length ?? 0) > 1 || filter.brand !== '') && (
          <Choice label={text.brand} every={text.everyBrand} options={value?.brands ?? []} chosen={filter.brand} onChoose={chooseBrand} />
        )}
        <Choice
          label={text.campaign}
          every={text.everyCampaign}
          options={ofBrand(value?.campaigns)}
          chosen={filter.campaign}
          onChoose={(campaign) => choose({ campaign })}
        />
        <Choice
          label={text.channel}
          every={text.everyChannel}
          options={ofBrand(value?.channels)}
          chosen={filter.channel}
          onChoose={(channel) => choose({ channel })}
        />
        {(filter.brand || filter.campaign || filter.channel) && (
          <Button type="button" buttonStyle="secondary" margin={false} onClick={() => choose({ brand: '', campaign: '', channel: '' })}>
            {text.noFilter}
          </Button>
        )}
      </div>
      <OneOf
        legend={text.period}
        options={periods}
        nameOf={(period) => text.periods[period]}
        chosen={filter.period}
        onChoose={(period) => choose({ period, from: '', to: '' })}
      />
      {filter.period === 'own' && (
        <div className="fh-filters">
          <Field label={text.from}>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="date"
                value={filter.from}
                onChange={({ target }) => choose({ from: target.value })}
              />
            )}
          </Field>
          <Field label={text.to} error={isWrong ? text.wrongDays : undefined}>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="date"
                value={filter.to}
                onChange={({ target }) => choose({ to: target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  )
}
