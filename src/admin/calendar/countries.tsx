'use client'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** Countries that can be chosen beside those of the brands: the neighbours, and the largest. */
const countries = ['DE', 'AT', 'CH', 'LI', 'LU', 'FR', 'BE', 'NL', 'DK', 'PL', 'CZ', 'IT', 'ES', 'GB', 'IE', 'SE', 'NO', 'US', 'CA']

interface CountriesProps {
  /** With commas; '' is as the brands say. */
  readonly chosen: string
  /** Whose holidays are shown now. */
  readonly shown: readonly string[]
  readonly onChoose: (chosen: string) => void
}

/** Whose holidays are shown: those of the brands, or any others. */
export function Countries({ chosen, shown, onChoose }: CountriesProps) {
  const text = useWords(words)
  const language = useLanguage()
  const regions = new Intl.DisplayNames(language, { type: 'region' })
  const nameOf = (code: string) => [regions.of(code.slice(0, 2)) ?? code, code.slice(3)].filter(Boolean).join(' ')
  const toggle = (code: string) =>
    onChoose((shown.includes(code) ? shown.filter((one) => one !== code) : [...shown, code]).slice(0, 20).join(','))
  return (
    <details className="fh-cal__countries">
      <summary>
        {text.countries}
        {shown.length > 0 && `: ${shown.join(', ')}`}
      </summary>
      <fieldset className="fh-cal__choices">
        <legend>{text.countries}</legend>
        {[...new Set([...shown, ...countries])].map((code) => (
          <label key={code}>
            <input type="checkbox" checked={shown.includes(code)} onChange={() => toggle(code)} /> {nameOf(code)}
          </label>
        ))}
        {chosen !== '' && (
          <button type="button" className="fh-cal__plain" onClick={() => onChoose('')}>
            {text.countriesOfBrands}
          </button>
        )}
      </fieldset>
    </details>
  )
}
