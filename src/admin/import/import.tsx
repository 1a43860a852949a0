'use client'
import { Button, useStepNav } from '@payloadcms/ui'
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { FileRead, ImportChoices, ImportOptions } from '../../core/imports.ts'
import { ApiError, get, sentenceOf } from '../api.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useLanguage, useWords } from '../words.ts'
import { Choose } from './choose.tsx'
import { Look } from './look.tsx'
import { MapStep } from './map-step.tsx'
import { RunStep } from './run-step.tsx'
import { words } from './words.ts'

type Standing =
  | { readonly step: 'choose' }
  | { readonly step: 'map'; readonly read: FileRead; readonly options: ImportOptions }
  | { readonly step: 'look'; readonly read: FileRead; readonly options: ImportOptions }

const steps = ['choose', 'map', 'look', 'run']

/** Importing, step by step. A run that has begun has an address of its own, and goes on without this page. */
export function Import() {
  const text = useWords(words)
  const language = useLanguage()
  const router = useRouter()
  const asked = useSearchParams().get('run')
  const { setStepNav } = useStepNav()
  const [standing, setStanding] = useState<Standing>({ step: 'choose' })
  const heading = useRef<HTMLHeadingElement>(null)
  const { value, error, reload } = usePoll<ImportChoices>(
    'import-choices',
    (signal) => get('/imports/choices', signal),
    () => null,
  )
  const step = asked ? 'run' : standing.step
  useEffect(() => {
    setStepNav([{ label: text.title }])
  }, [setStepNav, text.title])
  // A new step begins at its heading, also for who hears the page.
  const first = useRef(true)
  useEffect(() => {
    if (!first.current) heading.current?.focus()
    first.current = false
  }, [step])

  const refused = error instanceof ApiError && error.status === 403
  return (
    <div className="fh fh-import">
      <div className="fh-stack fh-stack--tight">
        <h1 className="fh-queue__title" ref={heading} tabIndex={-1}>
          {text.title}
        </h1>
        <p className="fh-quiet">{text.intro}</p>
      </div>
      <ol className="fh-import__steps" aria-label={text.stepsName}>
        {text.steps.map((name, at) => (
          <li key={name} aria-current={steps[at] === step ? 'step' : undefined}>
            <span className="fh-import__number">{at + 1}</span> {name}
          </li>
        ))}
      </ol>
      {error !== undefined && !value && (
        <Notice kind={refused ? 'info' : 'error'} says>
          <p>{refused ? text.onlyEditors : text.failed(sentenceOf(error, language))}</p>
          {!refused && (
            <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={() => void reload()}>
              {text.again}
            </Button>
          )}
        </Notice>
      )}
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value && value.brands.length === 0 && <Notice kind="info">{text.noBrands}</Notice>}
      {value && value.brands.length > 0 && step === 'choose' && (
        <Choose
          choices={value}
          onRead={(read) => setStanding({ step: 'map', read, options: read.options })}
          onChanged={() => void reload()}
        />
      )}
      {value && standing.step === 'map' && step === 'map' && (
        <MapStep
          choices={value}
          read={standing.read}
          options={standing.options}
          onRead={(read, options) => setStanding({ step: 'map', read, options })}
          onBack={() => setStanding({ step: 'choose' })}
          onDone={(options) => setStanding({ step: 'look', read: standing.read, options })}
        />
      )}
      {standing.step === 'look' && step === 'look' && (
        <Look
          read={standing.read}
          options={standing.options}
          onBack={() => setStanding({ ...standing, step: 'map' })}
          onStarted={(run) => {
            setStanding({ step: 'choose' })
            router.replace(`/admin/import?run=${run}`)
          }}
        />
      )}
      {asked && (
        <RunStep
          key={asked}
          id={asked}
          onAnother={() => {
            void reload()
            router.push('/admin/import')
          }}
        />
      )}
    </div>
  )
}
