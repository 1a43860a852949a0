'use client'
import { useEffect, useMemo, useState } from 'react'
import { ApiError, patch, sentenceOf } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { compare, merged, usual, type Choice, type Compared } from './compared.ts'
import { ComparedField, titleOf } from './compared-field.tsx'
import type { Data, FormField } from './leaves.ts'
import type { Doc } from './use-newest.ts'
import { useNames } from './use-names.ts'
import { words } from './words.ts'

interface CompareDialogProps {
  readonly fields: readonly FormField[]
  readonly intro: string
  readonly theirName: string | undefined
  /** Both versions are one person's, of two windows. */
  readonly isYours: boolean
  /** What was typed began with this. */
  readonly base: Data
  readonly mine: Data
  readonly newest: () => Promise<Doc>
  /** Where it is saved, below `/api`, and in which form. */
  readonly address: string
  readonly form: string
  /** Asked for before it is saved, where somebody else is writing. */
  readonly take: (() => Promise<void>) | undefined
  readonly onSaved: (doc: Doc) => Promise<void>
  readonly onClose: () => void
}

/** Two versions of one post, field by field. What is chosen is saved on top of the newest one; nothing is changed before. */
export function CompareDialog({
  fields,
  intro,
  theirName,
  isYours,
  base,
  mine,
  newest,
  address,
  form,
  take,
  onSaved,
  onClose,
}: CompareDialogProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [theirs, setTheirs] = useState<Doc>()
  const [failed, setFailed] = useState<string>()
  const [notice, setNotice] = useState<string>()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [isAsked, setIsAsked] = useState(false)
  const compared = useMemo(() => (theirs ? compare(fields, language, { base, theirs, mine }) : []), [fields, language, base, theirs, mine])
  const names = useNames(compared)
  const choiceOf = (one: Compared) => choices.get(one.key) ?? usual(one)
  const open = compared.filter((one) => choiceOf(one) === undefined)

  const read = () => newest().then(setTheirs, (error: unknown) => setFailed(sentenceOf(error, language)))
  // Once, as it opens; later only where a save was refused again.
  useEffect(() => void read(), [])

  const save = async (): Promise<'stay' | void> => {
    if (!theirs) return 'stay'
    if (open.length > 0) {
      setIsAsked(true)
      setNotice(text.chooseAll(open.map((one) => titleOf(one, names))))
      return 'stay'
    }
    await take?.()
    const chosen = new Map(compared.map((one) => [one.key, choiceOf(one) ?? 'theirs'] as const))
    try {
      const { doc } = await patch<{ doc: Doc }>(address, { ...merged(theirs, compared, chosen), basedOn: theirs.updatedAt, savedIn: form })
      await onSaved(doc)
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'overtaken') throw error
      setNotice(text.again)
      await read()
      return 'stay'
    }
  }

  const mineOrBoth = compared.filter(({ by }) => by !== 'them').sort((a, b) => a.by.localeCompare(b.by))
  const onlyTheirs = compared.filter(({ by }) => by === 'them')
  const field = (one: Compared) => (
    <ComparedField
      key={one.key}
      compared={one}
      names={names}
      theirName={theirName}
      isYours={isYours}
      choice={choiceOf(one)}
      isMissing={isAsked && choiceOf(one) === undefined}
      onChoose={(choice) => setChoices((known) => new Map(known).set(one.key, choice))}
    />
  )
  return (
    <Dialog title={text.compareTitle} confirm={take ? text.takeAndSave : text.save} onConfirm={save} onClose={onClose}>
      <div className="fh fh-stack fh-comparison">
        <p>{intro}</p>
        {failed && <Notice kind="error">{failed}</Notice>}
        {!theirs && !failed && <p className="fh-empty">{text.loading}</p>}
        {theirs && compared.length === 0 && <p className="fh-empty">{text.nothing}</p>}
        {compared.length > 0 && (
          <p className="fh-differing fh-quiet">
            {text.legend} <del>{text.onlyTheirs}</del> <ins>{text.onlyMine}</ins>
          </p>
        )}
        {mineOrBoth.map(field)}
        {onlyTheirs.length > 0 && (
          <details>
            <summary>{(isYours ? text.windows : text).others(onlyTheirs.length)}</summary>
            <div className="fh-stack">{onlyTheirs.map(field)}</div>
          </details>
        )}
        <div role="alert">{notice && <Notice kind="warning">{notice}</Notice>}</div>
      </div>
    </Dialog>
  )
}
