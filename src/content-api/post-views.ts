/** Posts as readers are told them, made once for each version: a list that is made anew needs no text twice. */
import type { Language } from '../core/story.ts'
import { postView } from './post-view.ts'
import type { StoredPublication } from './publications.ts'
import type { Post } from './schemas.ts'

export interface PostViews {
  of(stored: StoredPublication, asked: Language | null, given: Language): Post
}

/** @param most how many are kept; those not asked for longest go first. Default 500: some twenty megabytes. */
export function createPostViews(publicUrl: string, most = 500): PostViews {
  const kept = new Map<string, Post>()
  return {
    of(stored, asked, given) {
      const key = `${stored.id} ${stored.changedAt.getTime()} ${asked} ${given}`
      const there = kept.get(key)
      kept.delete(key)
      const post = there ?? postView(stored, asked, given, publicUrl)
      kept.set(key, post)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return post
    },
  }
}

const bodyForm = /^body\.(json|html|text)$/

/** A post with only these fields, and its id. `undefined`: the whole. */
export function picked<T extends Post>(post: T, fields: readonly string[] | undefined): Partial<T> {
  if (!fields) return post
  const forms = fields.flatMap((field) => bodyForm.exec(field)?.[1] ?? [])
  const body = fields.includes('body') ? post.body : Object.fromEntries(Object.entries(post.body).filter(([form]) => forms.includes(form)))
  const entries = Object.entries(post).filter(([name]) => name === 'id' || fields.includes(name))
  return { ...Object.fromEntries(entries), ...(forms.length > 0 || fields.includes('body') ? { body } : {}) } as Partial<T>
}
