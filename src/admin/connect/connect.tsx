'use client'
import { useDocumentInfo } from '@payloadcms/ui'
import type { ConnectForm } from '../../core/connect-answers.ts'
import { get } from '../api.ts'
import { day, inDays } from '../format.ts'
import { Failed } from '../parts/failed.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { keepEnter } from '../parts/keep-enter.ts'
import { Notice } from '../parts/notice.tsx'
import { usePoll } from '../use-poll.ts'
import { useRefresh } from '../use-refresh.ts'
import { useLanguage, useWords } from '../words.ts'
import { AccountForm } from './account-form.tsx'
import { ChooseAccount } from './choose-account.tsx'
import { Beforehand, Prepare } from './prepare.tsx'
import { TestConnection } from './test-connection.tsx'
import { words } from './words.ts'

const looks: Record<ConnectForm['status'], { readonly icon: IconName; readonly tone: string }> = {
  'not-connected': { icon: 'none', tone: 'neutral' },
  connected: { icon: 'check', tone: 'success' },
  refused: { icon: 'key', tone: 'warning' },
}

/** On a channel: the way to its account, from what must be prepared to a test of the connection. What is needed, the platform's publisher tells. */
export function Connect() {
  const text = useWords(words)
  const refresh = useRefresh()
  const { id } = useDocumentInfo()
  const path = id === undefined ? null : `/channels/${id}/connect`
  const { value, error, reload } = usePoll<ConnectForm>(
    path,
    (signal) => get(path ?? '', signal),
    () => null,
  )
  const settled = async () => {
    await reload()
    refresh()
  }
  return (
    <section className="fh fh-box" aria-labelledby="fh-connect-title">
      <h2 className="fh-heading" id="fh-connect-title">
        {text.title}
      </h2>
      {path === null && <p className="fh-empty">{text.saveFirst}</p>}
      {path !== null && !value && error === undefined && <p className="fh-empty">{text.loading}</p>}
      <Failed error={error} text={text} onAgain={reload} />
      {path !== null && value && (
        <div className="fh-stack" onKeyDown={keepEnter}>
          <Standing form={value} />
          {value.problem && (
            <Notice kind="error" says>
              {text.signInFailed(value.problem)}
            </Notice>
          )}
          {value.choices.length > 0 ? (
            <ChooseAccount path={path} form={value} onChosen={settled} />
          ) : (
            <>
              <Beforehand platform={value.platform} />
              <Prepare form={value}>
                <AccountForm path={path} form={value} onConnected={settled} />
              </Prepare>
              {value.status === 'connected' && <TestConnection path={path} canTest={value.canTest} onTested={reload} />}
            </>
          )}
        </div>
      )}
    </section>
  )
}

/** Whether it is connected, as whom, and until when. */
function Standing({ form: { status, handle, endsAt, renews } }: { readonly form: ConnectForm }) {
  const text = useWords(words)
  const language = useLanguage()
  const { icon, tone } = looks[status]
  // Begun days, as the warnings count them.
  const left = endsAt ? Math.ceil((new Date(endsAt).getTime() - Date.now()) / (24 * 60 * 60_000)) : 0
  return (
    <>
      <p>
        <span className={`fh-badge fh-tone--${tone}`}>
          <Icon name={icon} />
          {text.status[status]}
        </span>{' '}
        {handle && status === 'connected' && text.as(handle)}
      </p>
      {status === 'connected' && endsAt && (
        <p className="fh-quiet">
          {renews ? text.endsAndRenews : left <= 0 ? text.ended : text.ends(inDays(left, language), day(endsAt, language))}
        </p>
      )}
    </>
  )
}
