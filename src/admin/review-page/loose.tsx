'use client'
import type { CommentView } from '../../core/comments.ts'
import { Thread } from '../comments/thread.tsx'
import type { CommentsOf } from '../comments/use-comments.ts'
import { fieldName, words } from '../comments/words.ts'
import { useWords } from '../words.ts'

/** Comments on the post as a whole, and on what is not in it any more. */
export function Loose({ comments, act }: { readonly comments: readonly CommentView[]; readonly act: CommentsOf['act'] }) {
  const text = useWords(words)
  if (comments.length === 0) return null
  return (
    <section aria-labelledby="fh-loose" className="fh-stack">
      <h2 id="fh-loose">{text.title}</h2>
      <ul className="fh-threads">
        {comments.map((comment) => (
          <Thread key={comment.id} comment={comment} act={act} where={fieldName(comment.place.field, text)} />
        ))}
      </ul>
    </section>
  )
}
