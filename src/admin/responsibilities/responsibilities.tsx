'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { useEffect, useState } from 'react'
import { lookedAfter, type Responsibilities as Answer } from '../../core/responsibilities.ts'
import { get } from '../api.ts'
import { PersonName } from '../channels/person-name.tsx'
import { Failed } from '../parts/failed.tsx'
import { Field } from '../parts/field.tsx'
import { platformLook } from '../parts/look.ts'
import { Notice } from '../parts/notice.tsx'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { usePoll } from '../use-poll.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

type Thing = Answer['things'][number]

/** Who looks after what, with the gaps. */
export function Responsibilities() {
  const text = useWords(words)
  const { setStepNav } = useStepNav()
  const [onlyGaps, setOnlyGaps] = useState(false)
  const { value, error, reload } = usePoll<Answer>(
    'responsibilities',
    (signal) => get('/users/responsibilities', signal),
    () => null,
  )
  useEffect(() => setStepNav([{ label: text.title }]), [setStepNav, text.title])
  const gaps = value?.things.filter(({ people }) => !people.now).length ?? 0
  const shown = value?.things.filter(({ people }) => !onlyGaps || !people.now) ?? []
  return (
    <div className="fh fh-responsible">
      <div className="fh-stack fh-stack--tight">
        <h1 className="fh-queue__title">{text.title}</h1>
        <p className="fh-quiet">{text.intro}</p>
      </div>
      <div className="fh-actions">
        <Button el="link" url="/admin/absence" buttonStyle="secondary" size="small" margin={false}>
          {text.absence}
        </Button>
      </div>
      <Failed error={error} text={text} onAgain={reload} />
      {!value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      {value?.things.length === 0 && <p className="fh-card">{text.empty}</p>}
      {value && value.things.length > 0 && (
        <>
          <Notice kind={gaps > 0 ? 'warning' : 'success'}>{gaps > 0 ? text.gaps(gaps) : text.noGaps}</Notice>
          {(gaps > 0 || onlyGaps) && (
            <Field label={text.onlyGaps} ticked>
              {(control) => (
                <input {...control} type="checkbox" checked={onlyGaps} onChange={(event) => setOnlyGaps(event.target.checked)} />
              )}
            </Field>
          )}
        </>
      )}
      {lookedAfter.map((kind) => {
        const things = shown.filter((thing) => thing.kind === kind)
        return things.length === 0 ? null : (
          <section key={kind} className="fh-stack" aria-label={text.headings[kind]}>
            <h2 className="fh-heading">
              {text.headings[kind]} <span className="fh-count">{things.length}</span>
            </h2>
            <Table things={things} mayChange={value?.mayChange.includes(kind) ?? false} name={text.headings[kind]} />
          </section>
        )
      })}
    </div>
  )
}

function Table({ things, mayChange, name }: { readonly things: readonly Thing[]; readonly mayChange: boolean; readonly name: string }) {
  const text = useWords(words)
  return (
    <table className="fh-responsible__table" aria-label={name}>
      <thead>
        <tr>
          <th scope="col">{text.what}</th>
          <th scope="col">{text.owner}</th>
          <th scope="col">{text.deputy}</th>
          <th scope="col">{text.today}</th>
          {mayChange && <th scope="col">{text.change}</th>}
        </tr>
      </thead>
      <tbody>
        {things.map(({ kind, id, name, platform, people: { owner, deputy, now } }) => (
          <tr key={id}>
            <th scope="row">
              {platform && <PlatformDot color={platformLook(platform).color} />} {name}
            </th>
            <td data-label={text.owner}>
              <PersonName person={owner} />
            </td>
            <td data-label={text.deputy}>{deputy ? <PersonName person={deputy} /> : text.none}</td>
            <td data-label={text.today}>{now ? now.name : <strong className="fh-word fh-tone--error">{text.nobody}</strong>}</td>
            {mayChange && (
              <td>
                <Link href={`/admin/collections/${kind}/${id}`} prefetch={false} aria-label={text.changeOf(name)}>
                  {text.change}
                </Link>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
