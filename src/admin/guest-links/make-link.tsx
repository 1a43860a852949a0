'use client'
import { useState } from 'react'
import { guestLinkDays, type GuestLinkMade } from '../../core/guests.ts'
import type { StepView } from '../../core/review-steps.ts'
import { post as send } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ShownOnce } from '../parts/shown-once.tsx'
import { useWords } from '../words.ts'
import { words } from './words.ts'

const lengths = [1, 3, guestLinkDays.default, 14, guestLinkDays.most]

interface MakeProps {
  readonly post: string
  readonly steps: readonly StepView[]
  readonly onClose: () => void
}

/** Whom it is for, what the person may do, for how long; then the address, this once. */
export function MakeLink({ post, steps, onClose }: MakeProps) {
  const text = useWords(words)
  const [forWhom, setForWhom] = useState('')
  const guestSteps = steps.filter(({ who, state }) => who === 'guest' && state !== 'done' && state !== 'skipped')
  const [step, setStep] = useState(guestSteps[0]?.name ?? '')
  const [days, setDays] = useState<number>(guestLinkDays.default)
  const [wrong, setWrong] = useState<string>()
  const [made, setMade] = useState<GuestLinkMade | null>(null)
  const make = async (): Promise<'stay' | void> => {
    if (made) return
    if (forWhom.trim() === '') {
      setWrong(text.forWhomMissing)
      return 'stay'
    }
    setMade(await send<GuestLinkMade>(`/posts/${post}/guest-links/make`, { forWhom: forWhom.trim(), step: step || null, days }))
    return 'stay'
  }
  return (
    <Dialog title={text.makeTitle} confirm={made ? text.done : text.confirm} isDone={made !== null} onConfirm={make} onClose={onClose}>
      {made ? (
        <ShownOnce label={text.address} value={made.address} warning={text.once} />
      ) : (
        <div className="fh-stack">
          <Field label={text.forWhom} help={text.forWhomHelp} error={wrong} required>
            {(control) => (
              <input
                {...control}
                className="fh-input"
                maxLength={120}
                value={forWhom}
                onChange={(event) => setForWhom(event.target.value)}
              />
            )}
          </Field>
          {guestSteps.length > 0 && (
            <Field label={text.may}>
              {(control) => (
                <select {...control} className="fh-input" value={step} onChange={(event) => setStep(event.target.value)}>
                  {guestSteps.map(({ name, index }) => (
                    <option key={index} value={name}>
                      {text.decide(name)}
                    </option>
                  ))}
                  <option value="">{text.comment}</option>
                </select>
              )}
            </Field>
          )}
          <Field label={text.days}>
            {(control) => (
              <select {...control} className="fh-input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
                {lengths.map((one) => (
                  <option key={one} value={one}>
                    {text.dayCount(one)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
    </Dialog>
  )
}
