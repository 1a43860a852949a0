'use client'
import { Link } from '@payloadcms/ui'
import { useState } from 'react'
import type { FileRead, ImportChoices } from '../../core/imports.ts'
import { languages, type Language } from '../../core/story.ts'
import { sentenceOf } from '../api.ts'
import { instant, number } from '../format.ts'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { DropZone } from './drop-zone.tsx'
import { FeedCard } from './feed-card.tsx'
import { asOneFile, kindOf, mostBytes, sendFile } from './send-file.ts'
import { Sources } from './sources.tsx'
import { words } from './words.ts'

interface ChooseProps {
  readonly choices: ImportChoices
  readonly onRead: (read: FileRead) => void
  readonly onChanged: () => void
}

const mega = 1024 * 1024

/** The first step: what is imported, and into which brand. */
export function Choose({ choices, onRead, onChanged }: ChooseProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [brand, setBrand] = useState(choices.brands[0]?.id ?? '')
  const spoken = choices.brands.find(({ id }) => id === brand)?.languages[0]
  const [chosen, setChosen] = useState<Language | null>(null)
  const written = chosen ?? (spoken === 'en' ? 'en' : 'de')
  const [busy, setBusy] = useState<string | null>(null)
  const [failed, setFailed] = useState<string | null>(null)

  const take = async (given: readonly File[] | Promise<readonly File[]>) => {
    setFailed(null)
    setBusy(text.packing)
    try {
      const files = await given
      const kind = kindOf(files)
      if (!kind) return setFailed(text.wrongFile)
      const file = await asOneFile(files)
      if (file.size > mostBytes(kind)) return setFailed(text.tooLarge(number(mostBytes(kind) / mega, language)))
      setBusy(text.sending)
      onRead(await sendFile(file, { kind, brand, language: written }))
    } catch (error) {
      setFailed(sentenceOf(error, language))
    } finally {
      setBusy(null)
    }
  }
  return (
    <>
      <div className="fh-import__row">
        <Field label={text.brand}>
          {(control) => (
            <select {...control} className="fh-input" value={brand} onChange={(event) => setBrand(event.target.value)}>
              {choices.brands.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={text.language} help={text.languageHelp}>
          {(control) => (
            <select {...control} className="fh-input" value={written} onChange={(event) => setChosen(event.target.value as Language)}>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {text.languages[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div aria-live="polite">{busy && <p className="fh-empty">{busy}</p>}</div>
      {failed && (
        <Notice kind="error" says>
          {failed}
        </Notice>
      )}
      <div className="fh-import__ways">
        <DropZone
          name={text.csv}
          help={text.csvHelp}
          accept=".csv,.tsv,.tab,.txt"
          choose={text.csvChoose}
          isBusy={busy !== null}
          onFiles={(files) => void take(files)}
        >
          <a href={exampleAddress} download="funkhaus.csv">
            {text.example}
          </a>
        </DropZone>
        <DropZone
          name={text.markdown}
          help={text.markdownHelp}
          accept=".zip,.md,.markdown,.mdx,image/jpeg,image/png,image/gif,image/webp,image/avif"
          choose={text.markdownChoose}
          chooseFolder={text.folderChoose}
          isBusy={busy !== null}
          onFiles={(files) => void take(files)}
        />
        <FeedCard brand={brand} language={written} onAdded={onChanged} />
      </div>
      <Sources sources={choices.sources} onRead={onChanged} />
      {choices.runs.length > 0 && (
        <section className="fh-stack" aria-label={text.runs}>
          <h2 className="fh-heading">{text.runs}</h2>
          <ul className="fh-lines">
            {choices.runs.map((run) => (
              <li key={run.id} className="fh-line">
                <div className="fh-line__head">
                  <span className="fh-line__what">
                    <Link href={`/admin/import?run=${run.id}`} prefetch={false}>
                      {run.fileName}
                    </Link>
                  </span>
                  <span className="fh-line__when">{text.runBy(run.byName, instant(run.at, language))}</span>
                </div>
                <p className="fh-line__why">
                  {text.states[run.state]}: {text.runCounts(number(run.made, language), number(run.refused, language))}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const example = [
  'id;title de;title en;teaser de;body de;publish at;channels;link;topics;pictures',
  '1;Unser Windpark;Our wind farm;Wir bauen einen Windpark.;"Ein **Text** in Markdown.\n\nMit Absätzen.";22.11.2027 09:30;;https://www.example.com/wind;Energie, Wind;',
].join('\r\n')
const exampleAddress = `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${example}\r\n`)}`
