'use client'
import { Button } from '@payloadcms/ui'
import { useId, useState } from 'react'
import { useLanguage, useWords } from '../words.ts'
import { mayJoin, type Choice, type Compared } from './compared.ts'
import { Differing } from './differing.tsx'
import { nameKey, rowSaid, said, type Names } from './said.ts'
import { words } from './words.ts'

interface ComparedFieldProps {
  readonly compared: Compared
  readonly names: Names
  readonly theirName: string | undefined
  /** Both versions are one person's, of two windows. */
  readonly isYours: boolean
  readonly choice: Choice | undefined
  readonly isMissing: boolean
  readonly onChoose: (choice: Choice) => void
}

export const titleOf = ({ row, leaf, isRow }: Compared, names: Names): string => {
  const channel = row ? (names.get(nameKey('channels', row.channel)) ?? row.channel) : ''
  return !row ? leaf.label : isRow ? `${leaf.label}: ${channel}` : `${channel}: ${leaf.label}`
}

/** One field in both versions: what differs, and which of them is to hold. */
export function ComparedField({ compared, names, theirName, isYours, choice, isMissing, onChoose }: ComparedFieldProps) {
  const text = useWords(words)
  const language = useLanguage()
  const id = useId()
  const [copied, setCopied] = useState<boolean | null>(null)
  const { leaf, isRow, by } = compared
  const read = (value: unknown) =>
    isRow ? (value ? rowSaid(leaf.field, value, names, language) : '') : said(leaf.field, value, names, language)
  const [theirs, mine] = [read(compared.theirs), read(compared.mine)]
  const nothing = isRow ? text.missing : text.empty
  const choices: readonly Choice[] = mayJoin(compared) ? ['theirs', 'mine', 'both'] : ['theirs', 'mine']
  const names_: Record<Choice, string> = { theirs: theirName ? text.theirsOf(theirName) : text.theirs, mine: text.mine, both: text.joined }
  const values: Record<Choice, string> = { theirs, mine, both: ' ' }
  const copy = (value: string) => {
    // Only there on secure pages.
    const clipboard = navigator.clipboard as Clipboard | undefined
    Promise.resolve(clipboard ? clipboard.writeText(value) : Promise.reject(new Error('no clipboard'))).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <fieldset className="fh-compared" aria-describedby={`${id}-by`} aria-invalid={isMissing || undefined}>
      <legend>{titleOf(compared, names)}</legend>
      <p id={`${id}-by`} className={isMissing ? 'fh-field__error' : 'fh-quiet'}>
        {(isYours ? text.windows : text)[by]} {isMissing && text.choose}
      </p>
      <Differing theirs={theirs || nothing} mine={mine || nothing} />
      <div className="fh-compared__choices">
        {choices.map((one) => (
          <label key={one}>
            <input type="radio" name={id} checked={choice === one} onChange={() => onChoose(one)} />
            {names_[one]}
            {!values[one] && ` ${nothing}`}
          </label>
        ))}
      </div>
      <div className="fh-links">
        {mine && (
          <Button type="button" buttonStyle="none" className="fh-textlike" margin={false} onClick={() => copy(mine)}>
            {text.copyMine}
          </Button>
        )}
        {theirs && (
          <Button type="button" buttonStyle="none" className="fh-textlike" margin={false} onClick={() => copy(theirs)}>
            {text.copyTheirs}
          </Button>
        )}
        <span role="status">{copied === null ? '' : copied ? text.copied : text.notCopied}</span>
      </div>
    </fieldset>
  )
}
