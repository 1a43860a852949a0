'use client'
import { Findings } from '../findings/findings.tsx'
import { Failed } from '../parts/failed.tsx'
import { useWords } from '../words.ts'
import { Counters } from './counters.tsx'
import { MockUp } from './mock-up.tsx'
import { Remarks } from './remarks.tsx'
import { usePreview } from './use-preview.ts'
import { words } from './words.ts'

/** How the post will look on one of its channels, and what the checks say. `row`: of the form. */
export function VariantPreview({ row }: { readonly row: number }) {
  const text = useWords(words)
  const { preview, error, behind, again, viewOf } = usePreview()
  const view = viewOf(row)
  return (
    <section
      className="fh fh-preview"
      aria-label={view ? `${text.title}: ${view.channel.name}` : undefined}
      aria-busy={behind && error === undefined}
    >
      <h3 className="fh-heading">
        {text.title} <span className="fh-quiet">{view && behind && error === undefined && text.behind}</span>
      </h3>
      <Failed error={error} text={text} onAgain={again} />
      {view ? (
        <>
          <MockUp view={view} />
          <Counters counts={view.counts} />
          <Remarks view={view} />
          <Findings view={view} row={row} complete={preview?.complete ?? false} current={!behind && error === undefined} />
        </>
      ) : (
        error === undefined && <p className="fh-empty">{behind ? text.first : text.missing}</p>
      )}
    </section>
  )
}
