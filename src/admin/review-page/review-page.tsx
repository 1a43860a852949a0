'use client'
import { Button, Link, useStepNav } from '@payloadcms/ui'
import { Fragment, useEffect, useId, useState } from 'react'
import type { CommentView } from '../../core/comments.ts'
import { reviewNames } from '../../core/review.ts'
import type { ReviewSheet } from '../../core/review-sheet.ts'
import { useComments, type CommentsOf } from '../comments/use-comments.ts'
import { instant, list } from '../format.ts'
import { GuestLinks } from '../guest-links/guest-links.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { Steps } from '../review-panel/steps.tsx'
import { useRoles } from '../use-roles.ts'
import { useLanguage, useWords } from '../words.ts'
import { ArticleCard } from './article-card.tsx'
import { Changes } from './changes.tsx'
import { ChannelCard } from './channel-card.tsx'
import { DecisionBar } from './decision-bar.tsx'
import { Loose } from './loose.tsx'
import { PictureCard } from './picture-card.tsx'
import { useSheet } from './use-sheet.ts'
import { words } from './words.ts'

/** One post exactly as it will go out, what is different, what is said about it, and the decision. */
export function ReviewPage({ id }: { readonly id: string }) {
  const text = useWords(words)
  const language = useLanguage()
  const { setStepNav } = useStepNav()
  const read = useSheet(id)
  const comments = useComments(read.sheet ? id : null)
  const { name } = useRoles()
  const { sheet } = read
  useEffect(
    () => setStepNav([{ label: text.title, url: '/admin/review' }, { label: sheet?.title ?? '' }]),
    [setStepNav, text, sheet?.title],
  )
  const said = comments.value?.comments ?? []
  return (
    <div className="fh fh-review">
      <Failed error={read.error} text={text} onAgain={read.load} />
      {!sheet && read.error === undefined && (
        <p className="fh-empty" role="status">
          {text.loading}
        </p>
      )}
      {sheet && (
        <Fragment key={sheet.post}>
          <Head sheet={sheet} />
          {read.old && (
            <Notice kind="warning" says>
              <p>{text[read.old]}</p>
              <Button type="button" buttonStyle="secondary" size="small" margin={false} onClick={read.load}>
                {text.showNewer}
              </Button>
            </Notice>
          )}
          {read.moved && (
            <Notice kind="warning" says>
              {read.moved.length > 0 ? text.changedMeanwhile(list(read.moved, language)) : text.reviewMoved}
            </Notice>
          )}
          <Content sheet={sheet} comments={comments} said={said} />
          <DecisionBar
            sheet={sheet}
            isOld={read.old !== null}
            ownComments={said.filter(({ by, isGuest, resolved }) => by === name && !isGuest && !resolved).length}
            decide={read.decide}
          />
        </Fragment>
      )}
    </div>
  )
}

function Head({ sheet }: { readonly sheet: ReviewSheet }) {
  const text = useWords(words)
  const language = useLanguage()
  const { review } = sheet.state
  return (
    <div className="fh-stack">
      <h1>{sheet.title || text.untitled}</h1>
      <p className="fh-quiet">
        {sheet.brand} · {reviewNames[review.state][language]}
        {review.submittedBy && ` · ${text.submitted(review.submittedBy, instant(review.submittedAt, language))}`}
      </p>
      <p className="fh-links">
        <Link href="/admin/review" prefetch={false}>
          {text.back}
        </Link>
        <Link href={`/admin/collections/posts/${sheet.post}`} prefetch={false}>
          {text.edit}
        </Link>
      </p>
      {/* The steps' own heading is one of the third order. */}
      <h2 className="fh-unseen">{text.decide}</h2>
      <Steps state={sheet.state} />
    </div>
  )
}

interface ContentProps {
  readonly sheet: ReviewSheet
  readonly comments: CommentsOf
  readonly said: readonly CommentView[]
}

function Content({ sheet, comments: { add, act }, said }: ContentProps) {
  const text = useWords(words)
  const language = useLanguage()
  const [onlyChanges, setOnlyChanges] = useState(false)
  const compared = sheet.approved !== null
  const nameOf = (medium: string) => sheet.pictures.find(({ id }) => id === medium)?.title ?? ''
  const shared = { post: sheet.post, hash: sheet.state.review.hash, add, act, nameOf, compared, onlyChanges }
  const isOf = (place: CommentView['place']) =>
    place.anchor?.kind === 'point'
      ? sheet.pictures.some(({ id }) => place.anchor?.kind === 'point' && id === place.anchor.medium)
      : place.channel === null
        ? sheet.article.some((one) => one.language === place.language)
        : sheet.channels.some(({ view }) => view.channel.id === place.channel)
  return (
    <>
      {sheet.approved ? (
        <div className="fh-stack">
          <p>{text.since(sheet.approved.by, instant(sheet.approved.at, language))}</p>
          <Switch isOn={onlyChanges} onChange={setOnlyChanges} />
          {sheet.dropped.length > 0 && (
            <Notice kind="warning">
              {text.dropped(
                list(
                  sheet.dropped.map(({ name }) => name),
                  language,
                ),
              )}
            </Notice>
          )}
          <Changes changes={sheet.changes} nameOf={nameOf} />
        </div>
      ) : (
        <Notice kind="info">{text.first}</Notice>
      )}
      <Loose comments={said.filter(({ place }) => !isOf(place))} act={act} />
      <h2>{text.channels}</h2>
      {sheet.channels.length === 0 && <p className="fh-empty">{text.noChannels}</p>}
      <div className="fh-review__channels">
        {sheet.channels.map((one) => (
          <ChannelCard
            key={one.view.channel.id}
            {...shared}
            sheet={one}
            planned={sheet.state.planned.find(({ channel }) => channel.id === one.view.channel.id)}
            comments={said.filter(({ place }) => place.channel === one.view.channel.id && place.anchor?.kind !== 'point')}
          />
        ))}
      </div>
      <h2>{text.article}</h2>
      {sheet.article.map((one) => (
        <ArticleCard
          key={one.language}
          {...shared}
          article={one}
          comments={said.filter(({ place }) => place.channel === null && place.language === one.language && place.anchor?.kind !== 'point')}
        />
      ))}
      <h2>{text.pictures}</h2>
      {sheet.pictures.length === 0 && <p className="fh-empty">{text.noPictures}</p>}
      {sheet.pictures.map((one) => (
        <PictureCard
          key={one.id}
          {...shared}
          picture={one}
          comments={said.filter(({ place }) => place.anchor?.kind === 'point' && place.anchor.medium === one.id)}
        />
      ))}
      <GuestLinks post={sheet.post} steps={sheet.state.steps} />
    </>
  )
}

function Switch({ isOn, onChange }: { readonly isOn: boolean; readonly onChange: (isOn: boolean) => void }) {
  const text = useWords(words)
  const name = useId()
  return (
    <fieldset className="fh-review__switch">
      <legend className="fh-unseen">{text.show}</legend>
      {[false, true].map((value) => (
        <label key={String(value)}>
          <input type="radio" name={name} checked={isOn === value} onChange={() => onChange(value)} />
          {value ? text.onlyChanges : text.all}
        </label>
      ))}
    </fieldset>
  )
}
