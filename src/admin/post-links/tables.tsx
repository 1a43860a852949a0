'use client'
import { Button } from '@payloadcms/ui'
import { useState } from 'react'
import type { ClickTotals, NamedTotals, PostLinks } from '../../core/post-links.ts'
import { number } from '../format.ts'
import { OutsideLink } from '../parts/outside-link.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

type Link = PostLinks['links'][number]

const qrKinds = [
  { kind: 'SVG', file: 'qr.svg', query: '' },
  { kind: 'PNG', file: 'qr.png', query: '?size=1024' },
] as const

/** A row for each link: where it stands, what it is, and how often it was followed. */
export function LinksTable({ links }: { readonly links: readonly Link[] }) {
  const text = useWords(words)
  const [said, setSaid] = useState('')
  const copy = (address: string) => {
    // Without https a browser has no clipboard for pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard ? clipboard.writeText(address) : Promise.reject(new Error('no clipboard'))).then(
      () => setSaid(text.copied(address)),
      () => setSaid(text.notCopied),
    )
  }
  return (
    <div>
      <div className="fh-scroll" role="group" aria-label={text.title} tabIndex={0}>
        <table className="fh-table">
          <thead>
            <tr>
              <th scope="col">{text.link}</th>
              <th scope="col">{text.address}</th>
              <TotalsHead />
              <th scope="col">{text.qr}</th>
            </tr>
          </thead>
          <tbody>
            {links.map((link) => (
              <LinkRow key={link.code} link={link} onCopy={copy} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="fh-quiet" role="status">
        {said}
      </p>
    </div>
  )
}

function LinkRow({ link, onCopy }: { readonly link: Link; readonly onCopy: (address: string) => void }) {
  const text = useWords(words)
  const { code, address, channel, color, language, target, totals } = link
  const name = `${channel ?? text.print}, ${text.language[language]}`
  return (
    <tr>
      <th scope="row">
        <PlatformDot color={color} /> {name}
      </th>
      <td>
        <div className="fh-post-links__address">
          {target === null ? <span>{address}</span> : <OutsideLink href={target}>{address}</OutsideLink>}
          <Button
            type="button"
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-label={text.copyOf(address)}
            onClick={() => onCopy(address)}
          >
            {text.copy}
          </Button>
        </div>
        {target === null && <span className="fh-quiet">{text.notYet}</span>}
      </td>
      <TotalsCells totals={totals} />
      <td>
        <span className="fh-post-links__qr">
          {qrKinds.map(({ kind, file, query }) => (
            <a key={kind} href={`/l/${code}/${file}${query}`} download={`${code}-${file}`} aria-label={text.qrOf(kind, name)}>
              {kind}
            </a>
          ))}
        </span>
      </td>
    </tr>
  )
}

interface TotalsTableProps {
  readonly title: string
  readonly head: string
  readonly rows: readonly NamedTotals[]
  readonly nameOf: (name: string) => string
}

/** The same sums by one thing. Folded: it is long. */
export function TotalsTable({ title, head, rows, nameOf }: TotalsTableProps) {
  if (rows.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <div className="fh-scroll" role="region" aria-label={title} tabIndex={0}>
        <table className="fh-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <TotalsHead />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, ...totals }) => (
              <tr key={name}>
                <th scope="row">{nameOf(name)}</th>
                <TotalsCells totals={totals} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function TotalsHead() {
  const text = useWords(words)
  return [text.clicks, text.visitors, text.bots].map((name) => (
    <th key={name} scope="col" className="fh-table__number">
      {name}
    </th>
  ))
}

function TotalsCells({ totals: { clicks, visitors, bots } }: { readonly totals: ClickTotals }) {
  const language = useLanguage()
  return [clicks, visitors, bots].map((value, at) => (
    <td key={at} className="fh-table__number">
      {number(value, language)}
    </td>
  ))
}
