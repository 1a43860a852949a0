/** What a channel may have of its own instead of the post's. */
export const owns = ['words', 'pictures', 'link', 'time'] as const
export type Own = (typeof owns)[number]

/** The fields of a row of `variants` behind each of them. */
export const fieldsOf: { readonly [own in Own]: readonly string[] } = {
  words: ['text', 'format', 'poll', 'parts', 'split'],
  pictures: ['media', 'withoutMedia', 'crops'],
  link: ['link'],
  time: ['when', 'dueAt'],
}

/** The value of one field of the form; of an array, how many rows it has. */
export type ValueOf = (path: string) => unknown

/** What the channel in this row of the form has of its own. Empty: it says what the post says, and when the post does. */
export function ownOf(row: number, valueOf: ValueOf): Own[] {
  const at = (name: string) => valueOf(`variants.${row}.${name}`)
  const says = (name: string) => typeof at(name) === 'string' && String(at(name)).trim() !== ''
  const some = (name: string) => {
    const value = at(name)
    return Array.isArray(value) ? value.length > 0 : Number(value) > 0
  }
  const has: Record<Own, boolean> = {
    words: says('text') || (says('format') && at('format') !== 'post') || some('poll.options') || some('parts'),
    pictures: some('media') || at('withoutMedia') === true || some('crops'),
    link: says('link'),
    time: says('when') && at('when') !== 'with-post',
  }
  return owns.filter((own) => has[own])
}
