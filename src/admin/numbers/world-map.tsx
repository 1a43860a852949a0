'use client'
import type { NamedTotals } from '../../core/post-links.ts'
import { list, number } from '../format.ts'
import { countryName } from '../post-links/names.ts'
import { useLanguage, useWords } from '../words.ts'
import { dots } from './dots.ts'
import { legendOf, stepOf } from './map-classes.ts'
import { outlines, viewBox } from './outlines.ts'
import { words } from './words.ts'

/** Where people were who followed a link. Drawn here: nobody else is asked for a map. */
export default function WorldMap({ countries }: { readonly countries: readonly NamedTotals[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const clicks = new Map(countries.filter(({ name, clicks }) => name !== 'ZZ' && clicks > 0).map(({ name, clicks }) => [name, clicks]))
  const most = Math.max(0, ...clicks.values())
  const said = (code: string) => `${countryName(code, language)}: ${number(clicks.get(code) ?? 0, language)}`
  const top = [...clicks.keys()].slice(0, 3).map(said)
  return (
    <figure className="fh-map">
      <svg viewBox={viewBox} role="img" aria-label={text.mapSays(list(top, language) || '–')}>
        {Object.entries(outlines).map(([code, outline]) => (
          <path key={code} d={outline} data-step={stepOf(clicks.get(code) ?? 0, most)}>
            {clicks.has(code) && <title>{said(code)}</title>}
          </path>
        ))}
        {[...clicks].map(([code, count]) => {
          const [cx, cy] = dots[code] ?? []
          return (
            cx !== undefined && (
              <circle key={code} cx={cx} cy={cy} r={7} data-step={stepOf(count, most)}>
                <title>{said(code)}</title>
              </circle>
            )
          )
        })}
      </svg>
      <figcaption>
        <ul className="fh-map__legend">
          {legendOf(most).map(({ step, from }) => (
            <li key={step}>
              <span className="fh-map__step" data-step={step} aria-hidden="true" /> {text.mapFrom(number(from, language))}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}
