'use client'
import type { ExceptionView } from '../../core/answers.ts'
import { MadeException } from '../findings/exception.tsx'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { words } from './words.ts'

/** What goes out although a check would stop it: whoever approves takes a part in that, and reads it before the buttons. */
export function Exceptions({ exceptions }: { readonly exceptions: readonly ExceptionView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  if (exceptions.length === 0) return null
  return (
    <section aria-labelledby="fh-exceptions-title">
      <h3 className="fh-heading fh-word fh-tone--warning" id="fh-exceptions-title">
        <Icon name="warning" />
        {text.exceptions}
      </h3>
      <ul className="fh-lines">
        {exceptions.map((exception) => (
          <li className="fh-line" key={exception.id}>
            <strong>
              {exception.channel.name}: {exception.title[language]}
            </strong>
            {exception.found.map((found, at) => (
              <p key={at} className="fh-line__why">
                {found[language]}
              </p>
            ))}
            <MadeException exception={exception} />
          </li>
        ))}
      </ul>
    </section>
  )
}
