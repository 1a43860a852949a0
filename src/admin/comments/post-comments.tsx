'use client'
import { Link, useDocumentInfo, useForm } from '@payloadcms/ui'
import type { CommentView } from '../../core/comments.ts'
import type { Language } from '../../core/story.ts'
import { useFormPlaces } from '../findings/use-form-places.ts'
import { Failed } from '../parts/failed.tsx'
import { useWords } from '../words.ts'
import { Thread } from './thread.tsx'
import { useComments, type CommentsOf } from './use-comments.ts'
import { fieldName, words, type Words } from './words.ts'

/** Beside the post's form: what others say about it, with the way to the field. */
export function PostComments() {
  const text = useWords(words)
  const { id } = useDocumentInfo()
  const comments = useComments(id === undefined ? null : String(id))
  if (id === undefined) return null
  const all = comments.value?.comments ?? []
  const [open, done] = [all.filter(({ resolved }) => !resolved), all.filter(({ resolved }) => resolved)]
  return (
    <section className="fh fh-panel" aria-labelledby="fh-comments-title" id="fh-comments">
      <h2 className="fh-heading" id="fh-comments-title">
        {text.title} {open.length > 0 && <span className="fh-badge fh-tone--warning">{open.length}</span>}
      </h2>
      <Failed error={comments.error} text={text} onAgain={comments.reload} />
      {comments.value && <p className="fh-quiet">{all.length === 0 ? text.none : text.open(open.length)}</p>}
      <List comments={open} act={comments.act} />
      {done.length > 0 && (
        <details>
          <summary>{text.resolved(done.length)}</summary>
          <List comments={done} act={comments.act} />
        </details>
      )}
      <p>
        <Link href={`/admin/review/${id}`} prefetch={false}>
          {text.openPage}
        </Link>
      </p>
    </section>
  )
}

function List({ comments, act }: { readonly comments: readonly CommentView[]; readonly act: CommentsOf['act'] }) {
  if (comments.length === 0) return null
  return (
    <ul className="fh-threads">
      {comments.map((comment) => (
        <InForm key={comment.id} comment={comment} act={act} />
      ))}
    </ul>
  )
}

function InForm({ comment, act }: { readonly comment: CommentView; readonly act: CommentsOf['act'] }) {
  const text = useWords(words)
  const { getFields } = useForm()
  const { place, now } = comment
  const row = rowOf(place.channel, (path) => getFields()[path]?.value)
  const on = { row, language: place.language ?? ('de' satisfies Language) }
  const { placeOf, goTo } = useFormPlaces(on)
  const field = place.field ?? ''
  const canGo = field !== '' && (place.channel === null || row >= 0) && placeOf({ field }).kind === 'field'
  const quote = place.anchor?.kind === 'words' ? place.anchor.quote : ''
  const go = () => void goTo({ field, text: { de: '', en: '' }, ...(now && { ...now, excerpt: { before: '', match: quote, after: '' } }) })
  return <Thread comment={comment} act={act} where={whereOf(comment, text)} go={canGo ? { label: text.toField, to: go } : undefined} />
}

const whereOf = ({ place: { language, field, anchor }, channelName }: CommentView, text: Words): string =>
  [channelName ?? (language ? text.article(language) : null), anchor?.kind === 'point' ? text.picture : fieldName(field, text)]
    .filter(Boolean)
    .join(' · ')

/** In which row of the form the channel stands; -1: in none. */
function rowOf(channel: string | null, valueOf: (path: string) => unknown): number {
  if (channel === null) return -1
  const rows = Number(valueOf('variants')) || 0
  for (let row = 0; row < rows; row++) if (String(valueOf(`variants.${row}.channel`)) === channel) return row
  return -1
}
