'use client'
import { Button, useAuth } from '@payloadcms/ui'
import type { FirstSteps } from '../../core/today.ts'
import { instant } from '../format.ts'
import { Icon } from '../parts/icon.tsx'
import { useLanguage, useWords } from '../words.ts'
import { stepsOf } from './steps.ts'
import { words } from './words.ts'

interface Step {
  readonly name: string
  readonly about: string
  readonly isDone: boolean
  readonly button: string
  readonly to: string
  readonly isMine: boolean
}

/** The four steps, each with how it stands, a sentence and a button. */
export function Shown({ steps }: { readonly steps: FirstSteps }) {
  const text = useWords(words)
  const list = useSteps(steps)
  const { current } = stepsOf(steps)
  return (
    <>
      <p className="fh-quiet">{text.stood(list.filter(({ isDone }) => isDone).length)}</p>
      <ol className="fh-first-steps__list">
        {list.map(({ name, about, isDone, button, to, isMine }, index) => {
          const isNext = index + 1 === current
          return (
            <li key={name} className="fh-first-step" data-done={isDone} data-next={isNext} aria-current={isNext ? 'step' : undefined}>
              <span className="fh-first-step__sign" aria-hidden="true">
                {isDone ? <Icon name="check" /> : index + 1}
              </span>
              <div className="fh-first-step__what">
                <h4 className="fh-heading">
                  {name} <span className="fh-only-said">{isDone ? text.done : text.open}</span>
                </h4>
                <p>{about}</p>
                {!isMine && !isDone && <p className="fh-quiet">{text.notYours}</p>}
                {isMine && button && (
                  <Button el="link" to={to} buttonStyle={isNext ? 'primary' : 'secondary'} size="small" margin={false}>
                    {button}
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function useSteps(steps: FirstSteps): readonly Step[] {
  const text = useWords(words)
  const language = useLanguage()
  const { permissions } = useAuth()
  const { brand, channel, post } = steps
  const how = stepsOf(steps)
  const may = (collection: string) => Boolean(permissions?.collections?.[collection]?.create)
  const at = (collection: string, id: string | undefined) => `/admin/collections/${collection}/${id ?? 'create'}`
  const title = post ? post.title[language] || text.post.untitled : ''
  const when = post?.goesAt ? instant(post.goesAt, language, post.timeZone) : text.soon
  const toPost = how.live === 'decide' && post ? `/admin/review/${post.id}` : at('posts', post?.id)
  return [
    {
      name: text.brand.name,
      about: how.brand === 'create' ? text.brand.create : text.brand[how.brand](brand?.name ?? ''),
      isDone: brand !== null,
      button: text.brand.do[how.brand],
      to: at('brands', brand?.id),
      isMine: may('brands'),
    },
    {
      name: text.channel.name,
      about: how.channel === 'create' ? text.channel.create : text.channel[how.channel](channel?.name ?? ''),
      isDone: how.channel === 'done',
      button: text.channel.do[how.channel],
      to: at('channels', channel?.id),
      isMine: may('channels'),
    },
    {
      name: text.post.name,
      about: how.post === 'write' ? text.post.write : text.post.done(title),
      isDone: how.post === 'done',
      button: text.post.do[how.post],
      to: at('posts', post?.id),
      isMine: may('posts'),
    },
    {
      name: text.live.name,
      about: text.live.about[how.live](title, when),
      isDone: false,
      button: text.live.do[how.live],
      to: how.live === 'invite' ? '/admin/collections/users/create' : toPost,
      isMine: how.live !== 'invite' || may('users'),
    },
  ]
}
