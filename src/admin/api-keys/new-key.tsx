'use client'
import { Button } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { KeyMade } from '../../core/answers.ts'
import { scopes, type Scope } from '../../core/key-scopes.ts'
import { get, post, sentenceOf } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** Above the list of keys: makes one and shows it, once. */
export function NewKey() {
  const text = useWords(words)
  const [asking, setAsking] = useState(false)
  return (
    <div className="fh fh-actions">
      <Button type="button" margin={false} onClick={() => setAsking(true)}>
        {text.new}
      </Button>
      {asking && <MakeKey onClose={() => setAsking(false)} />}
    </div>
  )
}

interface Brand {
  readonly id: string
  readonly name: string
}

function useBrands() {
  const language = useLanguage()
  const [brands, setBrands] = useState<readonly Brand[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  useEffect(() => {
    const gone = new AbortController()
    get<{ docs: Brand[] }>('/brands?depth=0&limit=100&sort=name&select[name]=true', gone.signal).then(
      ({ docs }) => setBrands(docs),
      (error: unknown) => gone.signal.aborted || setFailed(sentenceOf(error, language)),
    )
    return () => gone.abort()
  }, [language])
  return { brands, failed }
}

const toggled = <T,>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one])

function MakeKey({ onClose }: { readonly onClose: () => void }) {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const { brands, failed } = useBrands()
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [opens, setOpens] = useState<readonly Scope[]>(['read'])
  const [rate, setRate] = useState('6000')
  const [expires, setExpires] = useState('')
  const [tried, setTried] = useState(false)
  const [made, setMade] = useState<KeyMade | null>(null)
  const ratePerMinute = Number(rate)
  const isRate = Number.isInteger(ratePerMinute) && ratePerMinute >= 1 && ratePerMinute <= 1_000_000

  const make = async (): Promise<'stay' | void> => {
    if (made) return
    setTried(true)
    if (name.trim() === '' || opens.length === 0 || !isRate) return 'stay'
    const expiresAt = expires === '' ? null : new Date(expires).toISOString()
    setMade(await post<KeyMade>('/api-keys/make', { name: name.trim(), brands: chosen, scopes: opens, ratePerMinute, expiresAt }))
    router.refresh()
    return 'stay'
  }

  return (
    <Dialog title={text.newTitle} confirm={made ? text.done : text.make} isDone={made !== null} onConfirm={make} onClose={onClose}>
      {made ? (
        <ShownOnce label={text.key(made.name)} value={made.key} warning={text.shownOnce} />
      ) : (
        <div className="fh-stack">
          <Field label={text.name} required help={text.nameHelp} error={tried && name.trim() === '' ? text.nameMissing : undefined}>
            {(control) => (
              <input {...control} className="fh-input" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
            )}
          </Field>
          <fieldset className="fh-field">
            <legend>{text.brands}</legend>
            {brands.map((brand) => (
              <label key={brand.id}>
                <input type="checkbox" checked={chosen.includes(brand.id)} onChange={() => setChosen(toggled(chosen, brand.id))} />{' '}
                {brand.name}
              </label>
            ))}
            <p className="fh-field__help">{text.brandsHelp}</p>
            {failed !== null && <Notice kind="error">{text.brandsFailed(failed)}</Notice>}
          </fieldset>
          <fieldset className="fh-field">
            <legend>{text.opens}</legend>
            {scopes.map(({ value, label }) => (
              <label key={value}>
                <input type="checkbox" checked={opens.includes(value)} onChange={() => setOpens(toggled(opens, value))} /> {label[language]}
              </label>
            ))}
            {tried && opens.length === 0 && (
              <p className="fh-field__error" role="alert">
                {text.opensMissing}
              </p>
            )}
          </fieldset>
          <Field label={text.rate} error={tried && !isRate ? text.rateWrong : undefined}>
            {(control) => (
              <input {...control} className="fh-input" inputMode="numeric" value={rate} onChange={(event) => setRate(event.target.value)} />
            )}
          </Field>
          <Field label={text.expires} help={text.expiresHelp}>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                type="datetime-local"
                value={expires}
                onChange={(event) => setExpires(event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </Dialog>
  )
}
