'use client'
import { Button, FieldError, FieldLabel, useAllFormFields, useField } from '@payloadcms/ui'
import type { TextFieldClientComponent } from 'payload'
import { useEffect, useState, type CSSProperties } from 'react'
import { contrast } from '../colour.ts'
import { decimal } from '../format.ts'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice } from '../parts/notice.tsx'
import { useLanguage, useWords } from '../words.ts'
import { hardlyApart, isHex, neighbours, tidyHex } from './distance.ts'
import { words } from './words.ts'

/** Of Chromium and its kin (developer.mozilla.org/docs/Web/API/EyeDropper, read 2026-11-29). */
type EyeDropper = new () => { open(): Promise<{ readonly sRGBHex: string }> }
const eyeDropperOf = (page: object): EyeDropper | undefined => ('EyeDropper' in page ? (page.EyeDropper as EyeDropper) : undefined)

/** WCAG 2.2, 1.4.3: letters of ordinary size need so much. */
const enough = 4.5
const mostNeighbours = 3

/** A colour of the brand: typed, chosen or picked from the screen; with what reads on it, and how near its siblings are. */
export const ColourField: TextFieldClientComponent = ({ path: drawnPath, field, readOnly }) => {
  const text = useWords(words)
  const { path, value, setValue, showError, errorMessage, disabled } = useField<string>({ potentiallyStalePath: drawnPath })
  const [dropper, setDropper] = useState<EyeDropper>()
  // The server does not know the browser.
  useEffect(() => setDropper(() => eyeDropperOf(window)), [])
  const written = value ?? ''
  const locked = Boolean(readOnly) || disabled
  const id = `field-${path.replaceAll('.', '__')}`
  return (
    <div className="field-type text fh fh-colour" onKeyDown={keepEnter}>
      <FieldLabel label={field.label ?? text.colour} path={path} required={Boolean(field.required)} htmlFor={id} />
      <div className="field-type__wrap">
        <FieldError path={path} showError={showError} {...(errorMessage ? { message: errorMessage } : {})} />
        <div className="fh-colour__inputs">
          <input
            type="color"
            className="fh-colour__swatch"
            aria-label={text.choose}
            data-empty={!isHex(written)}
            value={isHex(written) ? written.toLowerCase() : '#ffffff'}
            disabled={locked}
            onChange={(event) => setValue(event.target.value)}
          />
          <input
            id={id}
            className="fh-input"
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder="#0f766e"
            value={written}
            disabled={locked}
            aria-invalid={showError}
            aria-describedby={`${id}-told`}
            onChange={(event) => setValue(event.target.value)}
            onBlur={() => {
              if (tidyHex(written) !== written) setValue(tidyHex(written))
            }}
          />
          {dropper && !locked && (
            <Button
              type="button"
              buttonStyle="secondary"
              margin={false}
              tooltip={text.pickHelp}
              // It fails when the person thinks better of it.
              onClick={() =>
                void new dropper().open().then(
                  ({ sRGBHex }) => setValue(tidyHex(sRGBHex)),
                  () => {},
                )
              }
            >
              {text.pick}
            </Button>
          )}
        </div>
      </div>
      <div id={`${id}-told`}>
        {isHex(written) ? <Told hex={written} path={path} /> : written !== '' && <p className="fh-quiet">{text.wrong}</p>}
      </div>
    </div>
  )
}

function Told({ hex, path }: { readonly hex: string; readonly path: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const [fields] = useAllFormFields()
  const row = /^(.*\.)?(\d+)\.[^.]+$/.exec(path)
  const array = row?.[1]?.slice(0, -1) ?? ''
  const others = (fields[array]?.rows ?? []).flatMap((_, at) => {
    const other: unknown = fields[`${array}.${at}.hex`]?.value
    const name: unknown = fields[`${array}.${at}.name`]?.value
    return at === Number(row?.[2]) || !isHex(other) ? [] : [{ name: typeof name === 'string' ? name : '', hex: other }]
  })
  const near = neighbours(hex, others)
  const [white, black] = [contrast(hex, '#ffffff'), contrast(hex, '#000000')]
  const ink = white >= enough && black >= enough ? 'both' : white >= enough ? 'white' : 'black'
  return (
    <div className="fh-colour__told">
      <p className="fh-quiet">
        {text.contrast(decimal(white, language), decimal(black, language))}. {text.legible[ink]}
      </p>
      {near.length > 0 && (
        <>
          <p className="fh-quiet">{text.distances}</p>
          <ul className="fh-colour__near">
            {near.slice(0, mostNeighbours).map((one, at) => (
              <li key={at}>
                <span className="fh-dot" style={{ '--fh-platform': one.hex } as CSSProperties} aria-hidden="true" /> {one.name}:{' '}
                {decimal(one.distance, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      {near
        .filter(({ distance }) => distance < hardlyApart)
        .map(({ name }, at) => (
          <Notice key={at} kind="warning">
            {text.tooNear(name)}
          </Notice>
        ))}
    </div>
  )
}
