'use client'
import type { CommentView } from '../../core/comments.ts'
import type { ArticleSheet } from '../../core/review-sheet.ts'
import { Commentable, type Spot } from '../comments/commentable.tsx'
import type { CommentsOf } from '../comments/use-comments.ts'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words.ts'
import { Changes } from './changes.tsx'
import { words } from './words.ts'

interface ArticleCardProps {
  readonly post: string
  readonly article: ArticleSheet
  readonly comments: readonly CommentView[]
  readonly hash: string
  readonly add: CommentsOf['add']
  readonly act: CommentsOf['act']
  readonly nameOf: (medium: string) => string
  readonly compared: boolean
  readonly onlyChanges: boolean
}

/** The post in one language, as the website shows it. */
export function ArticleCard({ post, article, comments, hash, add, act, nameOf, compared, onlyChanges }: ArticleCardProps) {
  const text = useWords(words)
  const { language, changes, isNew } = article
  const isSame = compared && !isNew && changes.length === 0
  return (
    <section className="fh-review__card" aria-labelledby={`article-${language}`}>
      <h3 className="fh-heading" id={`article-${language}`}>
        {text.languages[language]}
      </h3>
      {isNew && (
        <p className="fh-word fh-tone--warning">
          <Icon name="info" /> {text.isNewLanguage}
        </p>
      )}
      {isSame && <p className="fh-quiet">{text.unchanged}</p>}
      <Changes changes={changes} nameOf={nameOf} />
      {/* Hidden, not gone: a comment may be in the middle of being typed there. */}
      <div className="fh-review__sheet" hidden={isSame && onlyChanges}>
        <Commentable
          post={post}
          at={{ channel: null, language }}
          name={`${text.article}, ${text.languages[language]}`}
          spotsOf={spotsOf}
          comments={comments}
          hash={hash}
          add={add}
          act={act}
        >
          <article className="fh-article" lang={language}>
            <p className="fh-article__title" data-field="article.title">
              {article.title}
            </p>
            {article.teaser && (
              <p className="fh-article__teaser" data-field="article.teaser">
                {article.teaser}
              </p>
            )}
            {/* Made by the hub from the editor's text, and escaped there. */}
            <div className="fh-article__body" data-field="article.body" dangerouslySetInnerHTML={{ __html: article.html }} />
          </article>
          <details>
            <summary>{text.seo}</summary>
            <dl className="fh-facts">
              <dt>{text.address}</dt>
              <dd>{article.slug || text.empty}</dd>
              <dt>{text.seo}</dt>
              <dd>
                <span data-field="article.seo.title">{article.seo.title || article.title}</span>
                <br />
                <span data-field="article.seo.description">{article.seo.description || text.empty}</span>
              </dd>
            </dl>
          </details>
        </Commentable>
      </div>
    </section>
  )
}

const spotsOf = (root: Element): Spot[] =>
  [...root.querySelectorAll('[data-field]')].map((element) => ({ field: element.getAttribute('data-field') ?? '', element }))
