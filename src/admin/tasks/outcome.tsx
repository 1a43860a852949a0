'use client'
import { Button } from '@payloadcms/ui'
import { useState, type FormEvent } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import type { TaskLine, TaskPerson } from '../../core/task.ts'
import { post, sentenceOf } from '../api.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

interface OutcomeProps {
  readonly task: TaskLine
  readonly people: readonly TaskPerson[]
  readonly onSettled: (told: string) => void
}

/** The address of what was posted; or that it was not; or who is to do it. */
export function Outcome({ task, people, onSettled }: OutcomeProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [address, setAddress] = useState('')
  const [wrong, setWrong] = useState<string>()
  const [working, setWorking] = useState(false)
  const [asking, ask] = useState<'cannot' | 'hand-over' | null>(null)
  const needsAddress = manifests[task.channel.platform]?.byHand?.permalink !== false

  const done = (event: FormEvent) => {
    event.preventDefault()
    const typed = address.trim()
    if (typed === '' ? needsAddress : !/^https:\/\/\S+$/i.test(typed)) return setWrong(text.addressMissing)
    setWrong(undefined)
    setWorking(true)
    post(`/tasks/${task.id}/done`, { address: typed }).then(
      () => onSettled(text.told.done(task.title)),
      (error: unknown) => {
        setWorking(false)
        setWrong(sentenceOf(error, language))
      },
    )
  }
  return (
    <form className="fh-outcome" noValidate onSubmit={done}>
      <Field label={text.address} help={needsAddress ? text.addressHelp : text.addressOptional} error={wrong} required={needsAddress}>
        {(control) => (
          <input
            {...control}
            className="fh-input"
            type="url"
            inputMode="url"
            autoComplete="off"
            placeholder="https://"
            value={address}
            onChange={(event) => setAddress(event.target.value)}
          />
        )}
      </Field>
      <div className="fh-actions">
        <Button type="submit" margin={false} disabled={working}>
          {text.done}
        </Button>
        <Button type="button" buttonStyle="secondary" margin={false} disabled={working} onClick={() => ask('cannot')}>
          {task.standing === 'open' ? text.cannot : text.notPosted}
        </Button>
        {task.standing === 'open' && (
          <Button type="button" buttonStyle="secondary" margin={false} disabled={working} onClick={() => ask('hand-over')}>
            {text.handOver}
          </Button>
        )}
      </div>
      {asking === 'cannot' && <Cannot task={task} onSettled={onSettled} onClose={() => ask(null)} />}
      {asking === 'hand-over' && <HandOver task={task} people={people} onSettled={onSettled} onClose={() => ask(null)} />}
    </form>
  )
}

interface AskingProps extends Pick<OutcomeProps, 'task' | 'onSettled'> {
  readonly onClose: () => void
}

function Cannot({ task, onSettled, onClose }: AskingProps) {
  const text = useWords(words)
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const confirm = async () => {
    if (reason.trim() === '') {
      setMissing(true)
      return 'stay'
    }
    await post(`/tasks/${task.id}/cannot`, { reason: reason.trim() })
    onSettled(text.told.cannot(task.title))
  }
  return (
    <Dialog title={text.cannotTitle} confirm={text.cannotConfirm} danger onConfirm={confirm} onClose={onClose}>
      <p>{text.cannotBody}</p>
      <Field label={text.reason} error={isMissing ? text.reasonMissing : undefined} required>
        {(control) => (
          <textarea {...control} className="fh-input" rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}

function HandOver({ task, people, onSettled, onClose }: AskingProps & Pick<OutcomeProps, 'people'>) {
  const text = useWords(words)
  const [to, setTo] = useState('')
  const [isMissing, setMissing] = useState(false)
  const confirm = async () => {
    if (to === '') {
      setMissing(true)
      return 'stay'
    }
    await post(`/tasks/${task.id}/hand-over`, { to })
    onSettled(text.told.handedOver(task.title))
  }
  return (
    <Dialog title={text.handOverTitle} confirm={text.handOverConfirm} onConfirm={confirm} onClose={onClose}>
      <Field label={text.to} error={isMissing ? text.toMissing : undefined} required>
        {(control) => (
          <select {...control} className="fh-input" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{text.choose}</option>
            {people
              .filter(({ id }) => id !== task.assignee?.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
