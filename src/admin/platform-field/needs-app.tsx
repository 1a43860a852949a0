import { Link } from '@payloadcms/ui'
import type { PlatformManifest } from '../../../publishers/publisher.ts'
import { useWords } from '../words.ts'
import { words } from './words.ts'

interface NeedsAppProps {
  readonly brand: string
  readonly platforms: readonly PlatformManifest[]
}

/** What cannot be connected yet, and the way to change that. */
export function NeedsApp({ brand, platforms }: NeedsAppProps) {
  const text = useWords(words)
  if (platforms.length === 0) return null
  return (
    <details className="fh">
      <summary>{text.needApp(platforms.length)}</summary>
      <p className="fh-quiet">{text.needAppHelp}</p>
      <ul className="fh-lines">
        {platforms.map(({ id, name }) => (
          <li key={id} className="fh-line">
            <div className="fh-line__head">
              <span>{name}</span>
              <Link
                href={`/admin/collections/app-keys/create?${new URLSearchParams({ brand, platform: id })}`}
                prefetch={false}
                aria-label={text.enterOf(name)}
              >
                {text.enter}
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </details>
  )
}
