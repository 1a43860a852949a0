'use client'
import { Button, useFieldPath } from '@payloadcms/ui'
import type { UIFieldClientComponent } from 'payload'
import { sentenceOf } from '../api.ts'
import { Findings } from '../findings/findings.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { Counters } from './counters.tsx'
import { MockUp } from './mock-up.tsx'
import { Remarks } from './remarks.tsx'
import { usePreview } from './use-preview.ts'
import { words } from './words.ts'

/** In a row of the post's channels: how the post will look there, and what the checks say. */
export const VariantPreview: UIFieldClientComponent = ({ path }) => {
  const text = useWords(words)
  const language = useLanguage()
  const { preview, error, behind, again, channels, viewOf } = usePreview()
  // Rows move, and the path of a field that was drawn before stays behind; Payload's context does not.
  const row = Number(/(?:^|\.)variants\.(\d+)\./.exec(useFieldPath() ?? path)?.[1] ?? -1)
  if (!channels[row]) return <p className="fh-empty">{text.noChannel}</p>

  const view = viewOf(row)
  return (
    <section
      className="fh fh-preview"
      aria-label={view ? `${text.title}: ${view.channel.name}` : undefined}
      aria-busy={behind && error === undefined}
    >
      <h4 className="fh-heading">
        {text.title} <span className="fh-quiet">{view && behind && error === undefined && text.behind}</span>
      </h4>
      {error !== undefined && (
        <Notice kind="error" says>
          <p>{text.failed(sentenceOf(error, language))}</p>
          <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={again}>
            {text.again}
          </Button>
        </Notice>
      )}
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
