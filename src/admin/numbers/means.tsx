'use client'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { Measure } from '../../core/numbers.ts'
import { Term } from '../parts/term.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What each of the platforms means by a measure, and which page says so. */
export const meansOf = (measure: Measure, platforms: readonly string[]) =>
  platforms.flatMap((platform) => {
    const manifest = manifests[platform]
    const told = measure === 'engagements' ? undefined : manifest?.metrics[measure]
    return manifest && told ? [{ platform, name: manifest.name, means: told.means, source: told.source }] : []
  })

/** A measure's name with what it means on the platforms that are looked at. */
export function MeasureName({ measure, platforms }: { readonly measure: Measure; readonly platforms: readonly string[] }) {
  const text = useWords(words)
  const language = useLanguage()
  const name = text.measures[measure]
  const means = meansOf(measure, platforms)
  if (measure === 'engagements') return <Term means={text.engagementsMean}>{name}</Term>
  if (means.length === 0) return name
  return (
    <Term
      means={means.map(({ platform, name: of, means: said, source }) => (
        <span key={platform}>
          <strong>{of}:</strong> {said[language]}{' '}
          <span className="fh-quiet">
            {text.source}: {new URL(source).hostname}
          </span>
        </span>
      ))}
    >
      {name}
    </Term>
  )
}
