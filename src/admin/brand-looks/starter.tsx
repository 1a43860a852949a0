'use client'
import { Button, useDocumentInfo, useForm } from '@payloadcms/ui'
import { useState, type CSSProperties } from 'react'
import type { StarterProfile } from '../../core/answers.ts'
import { post } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useWords } from '../words.ts'
import { gapsIn, siteOf, sizeOf } from './gaps.ts'
import { words } from './words.ts'

/** On a brand: a start from the company's own website, looked over by a person before anything is filled in. */
export function Starter() {
  const text = useWords(words)
  const { hasSavePermission } = useDocumentInfo()
  const [asking, setAsking] = useState(false)
  const [filled, setFilled] = useState<number | null>(null)
  if (!hasSavePermission) return null
  return (
    <div className="fh fh-stack field-type">
      <div className="fh-actions">
        <Button type="button" buttonStyle="secondary" margin={false} onClick={() => setAsking(true)}>
          {text.starter}
        </Button>
      </div>
      <p className="fh-quiet">{text.starterHelp}</p>
      <div aria-live="polite">{filled !== null && <Notice kind={filled > 0 ? 'success' : 'info'}>{text.filled(filled)}</Notice>}</div>
      {asking && <AskWebsite onFilled={setFilled} onClose={() => setAsking(false)} />}
    </div>
  )
}

interface AskProps {
  readonly onFilled: (fields: number) => void
  readonly onClose: () => void
}

function AskWebsite({ onFilled, onClose }: AskProps) {
  const text = useWords(words)
  const { getFields, dispatchFields, addFieldRow, setModified } = useForm()
  const valueOf = (path: string): unknown => getFields()[path]?.value
  const [website, setWebsite] = useState(() => siteOf(valueOf('website')))
  const [missing, setMissing] = useState(false)
  const [profile, setProfile] = useState<StarterProfile | null>(null)

  const look = async (): Promise<'stay'> => {
    if (website.trim() === '') {
      setMissing(true)
      return 'stay'
    }
    setProfile(await post<StarterProfile>('/brands/starter', { website: website.trim() }))
    return 'stay'
  }
  const fill = async (): Promise<void> => {
    if (!profile) return
    const gaps = gapsIn(profile, valueOf)
    if (gaps.name !== null) dispatchFields({ type: 'UPDATE', path: 'name', value: gaps.name })
    if (gaps.languages !== null) dispatchFields({ type: 'UPDATE', path: 'languages', value: gaps.languages })
    gaps.colors.forEach(({ name, hex }, rowIndex) =>
      addFieldRow({
        path: 'colors',
        schemaPath: 'colors',
        rowIndex,
        subFieldState: {
          name: { value: name, initialValue: name, valid: true },
          hex: { value: hex, initialValue: hex, valid: true },
        },
      }),
    )
    if (sizeOf(gaps) > 0) setModified(true)
    onFilled(sizeOf(gaps))
  }

  return (
    <Dialog title={text.starterTitle} confirm={profile ? text.fill : text.look} onConfirm={profile ? fill : look} onClose={onClose}>
      {profile ? (
        <Found profile={profile} valueOf={valueOf} />
      ) : (
        <Field label={text.website} error={missing ? text.websiteMissing : undefined} required>
          {(control) => (
            <input
              {...control}
              className="fh-input"
              type="text"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              placeholder="www.example.com"
              value={website}
              onChange={(event) => {
                setWebsite(event.target.value)
                setMissing(false)
              }}
            />
          )}
        </Field>
      )}
    </Dialog>
  )
}

interface FoundProps {
  readonly profile: StarterProfile
  readonly valueOf: (path: string) => unknown
}

function Found({ profile, valueOf }: FoundProps) {
  const text = useWords(words)
  const gaps = gapsIn(profile, valueOf)
  const { name, language, colors, logo } = profile
  if (!name && !language && colors.length === 0) return <Notice kind="info">{text.nothing}</Notice>
  return (
    <div className="fh fh-stack">
      <p>{text.found}</p>
      <dl className="fh-starter__facts">
        {name && (
          <>
            <dt>{text.name}</dt>
            <dd>
              {name} {gaps.name === null && <span className="fh-quiet">({text.kept})</span>}
            </dd>
          </>
        )}
        {language && (
          <>
            <dt>{text.language}</dt>
            <dd>
              {text.languages[language]} {gaps.languages === null && <span className="fh-quiet">({text.kept})</span>}
            </dd>
          </>
        )}
        {colors.length > 0 && (
          <>
            <dt>{text.colours}</dt>
            <dd className="fh-stack">
              <ul className="fh-starter__colours">
                {colors.map((colour) => (
                  <li key={colour.hex}>
                    <span className="fh-dot" style={{ '--fh-platform': colour.hex } as CSSProperties} aria-hidden="true" /> {colour.name}{' '}
                    <code>{colour.hex}</code>
                  </li>
                ))}
              </ul>
              {logo && (
                <p className="fh-quiet">
                  {text.from} <OutsideLink href={logo}>{logo}</OutsideLink>
                </p>
              )}
              {gaps.colors.length === 0 && <p className="fh-quiet">{text.kept}</p>}
            </dd>
          </>
        )}
      </dl>
    </div>
  )
}
