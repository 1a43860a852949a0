'use client'
import { useId } from 'react'
import { keepEnter } from '../parts/keep-enter.ts'

interface OneOfProps<Option extends string> {
  readonly legend: string
  readonly options: readonly Option[]
  readonly nameOf: (option: Option) => string
  readonly chosen: Option
  readonly onChoose: (option: Option) => void
}

/** A choice among a few that are all to be seen. */
export function OneOf<Option extends string>({ legend, options, nameOf, chosen, onChoose }: OneOfProps<Option>) {
  const group = useId()
  return (
    <fieldset className="fh-choice" onKeyDown={keepEnter}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input type="radio" name={group} value={option} checked={option === chosen} onChange={() => onChoose(option)} />
          <span>{nameOf(option)}</span>
        </label>
      ))}
    </fieldset>
  )
}
