'use client'
import { Button, Link } from '@payloadcms/ui'
import type { DeliveryView } from '../../core/answers.ts'
import type { Today } from '../../core/today.ts'
import { nextStep } from '../delivery-actions/next-step.ts'
import { DeliveryLine } from '../parts/delivery-line.tsx'
import { platformLook } from '../parts/look.ts'
import { PlatformDot } from '../parts/platform-dot.tsx'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { Card } from './card.tsx'
import { words } from './words.ts'

/** What went wrong: why, what happens next, and the way to what can be done. */
export function WentWrong({ deliveries }: { readonly deliveries: readonly DeliveryView[] }) {
  const text = useWords(words)
  const language = useLanguage()
  return (
    <Card title={text.wrong} grave>
      {deliveries.map((delivery) => (
        <DeliveryLine key={delivery.id} delivery={delivery} withPost>
          <p className="fh-line__when">{nextStep({ ...delivery, goesAt: null, because: null, part: 0, repeat: 0 }, language)}</p>
          <Button
            el="link"
            to={`/admin/collections/deliveries/${delivery.id}`}
            buttonStyle="secondary"
            size="small"
            margin={false}
            aria-label={text.mendOf(delivery.postTitle, delivery.channel.name)}
          >
            {text.mend}
          </Button>
        </DeliveryLine>
      ))}
    </Card>
  )
}

/** Channels that need care, with what mends them for those who may. */
export function Mending({ today }: { readonly today: Today }) {
  const text = useWords(words)
  const language = useLanguage()
  const { has } = useRoles()
  return (
    <Card title={text.channels} grave>
      {[
        ...today.ending.map(({ platform, name, why }) => (
          <li key={`platform ${platform}`} className="fh-line">
            <span className="fh-line__what">
              <PlatformDot color={platformLook(platform).color} />
              <strong>{name}</strong>
            </span>
            <p className="fh-line__why">{why[language]}</p>
          </li>
        )),
        ...today.channels.map(({ id, name, platform, why, mend }) => (
          <li key={id} className="fh-line">
            <span className="fh-line__what">
              <PlatformDot color={platformLook(platform).color} />
              <Link href={`/admin/collections/channels/${id}`} prefetch={false}>
                {name}
              </Link>
            </span>
            <p className="fh-line__why">{why[language]}</p>
            {has('channel-manager') && (
              <Button
                el="link"
                to={`/admin/collections/channels/${id}`}
                buttonStyle="secondary"
                size="small"
                margin={false}
                aria-label={text.mendChannel(text.mends[mend], name)}
              >
                {text.mends[mend]}
              </Button>
            )}
          </li>
        )),
      ]}
    </Card>
  )
}
