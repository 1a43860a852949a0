'use client'
import { Link } from '@payloadcms/ui'
import type { ReactNode } from 'react'
import { manifests } from '../../../publishers/manifests.gen.ts'
import { versionEndsInDays } from '../../core/api-versions.ts'
import type { ConnectForm } from '../../core/connect-answers.ts'
import { day } from '../format.ts'
import { CopyText } from '../parts/copy-text.tsx'
import { Icon } from '../parts/icon.tsx'
import { Notice } from '../parts/notice.tsx'
import { OutsideLink } from '../parts/outside-link.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What a person must know before: the platform's own rules, and the end of the version that is spoken there. */
export function Beforehand({ platform }: { readonly platform: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const manifest = manifests[platform]
  const notices = manifest?.notices?.filter(({ at }) => at === 'connecting') ?? []
  const version = manifest?.apiVersion
  const ends = manifest ? versionEndsInDays(manifest, new Date()) : null
  return (
    <>
      {version?.endsOn && ends !== null && (
        <Notice kind="warning">{(ends < 0 ? text.versionEnded : text.versionEnds)(version.version, day(version.endsOn, language))}</Notice>
      )}
      {notices.map((notice) => (
        <Notice key={notice.text.en} kind="info">
          <span>
            {notice.text[language]} <OutsideLink href={notice.source}>{text.source}</OutsideLink>
          </span>
        </Notice>
      ))}
    </>
  )
}

interface PrepareProps {
  readonly form: ConnectForm
  /** What comes after it: connecting itself. */
  readonly children: ReactNode
}

/** The way to an app of one's own, step by step, for platforms that ask for one. Folded up where it has been gone already. */
export function Prepare({ form: { platform, brand, appKeys, redirectUri, status }, children }: PrepareProps) {
  const text = useWords(words)
  const manifest = manifests[platform]
  const app = manifest?.app
  if (!manifest || !app) return children
  const create = `/admin/collections/app-keys/create?${new URLSearchParams({ brand, platform })}`
  const isOpen = !appKeys || status === 'not-connected'
  const steps = (
    <ol className="fh-steps">
      <Step title={text.register(manifest.name)}>
        <p className="fh-quiet">{text.registerWhy}</p>
        <OutsideLink href={app.source}>{text.registerPage}</OutsideLink>
      </Step>
      {redirectUri && (
        <Step title={text.redirect}>
          <CopyText label={text.redirectLabel} value={redirectUri} help={text.redirectWhy} />
        </Step>
      )}
      <Step title={text.keys(text.keysNamed(app.id, app.secret))}>
        {appKeys ? (
          <p>
            <span className="fh-word fh-tone--success">
              <Icon name="check" />
            </span>{' '}
            {text.keysThere}{' '}
            <Link href={`/admin/collections/app-keys/${appKeys}`} prefetch={false}>
              {text.keysChange}
            </Link>
          </p>
        ) : (
          <Link href={create} prefetch={false}>
            {text.keysEnter}
          </Link>
        )}
      </Step>
      {isOpen && <Step title={redirectUri ? text.signIn(manifest.name) : text.title}>{children}</Step>}
    </ol>
  )
  if (isOpen) return steps
  return (
    <>
      <details>
        <summary>{text.prepare}</summary>
        {steps}
      </details>
      {children}
    </>
  )
}

function Step({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <li className="fh-step">
      <h3 className="fh-heading">{title}</h3>
      {children}
    </li>
  )
}
