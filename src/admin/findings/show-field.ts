import type { BodySpot } from './mend-body.ts'

/** Fields of another tab, and the editor of the body, take a while to be there. Milliseconds. */
const patienceMs = 15_000

/**
 * Brings a field of Payload's form before the eyes and puts the focus into it: opens its tab or its channel, and whatever is folded around it.
 * `null`: there is none to be seen.
 */
export async function showField(form: HTMLElement, path: string, tab: number | null): Promise<HTMLElement | null> {
  const find = () => {
    const id = CSS.escape(`field-${path.replaceAll('.', '__')}`)
    return form.querySelector<HTMLElement>(`#${id}, [data-field-path="${CSS.escape(path)}"] [contenteditable="true"]`)
  }
  if (!find() && tab !== null) form.querySelectorAll<HTMLElement>('.tabs-field__tab-button')[tab]?.click()
  // A channel draws its fields only while its card is open.
  const row = /^variants\.(\d+)\./.exec(path)?.[1]
  if (row) form.querySelector<HTMLElement>(`[data-variant="${row}"] > .fh-outlet__head > [aria-expanded="false"]`)?.click()
  const field = await soon(find)
  if (!field) return null
  for (let fold = field.closest('.collapsible--collapsed'); fold; fold = fold.parentElement?.closest('.collapsible--collapsed') ?? null)
    fold.querySelector<HTMLElement>('.collapsible__toggle')?.click()
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  field.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  // A choice or a group is a box around what takes the focus.
  const focusable = field.matches('input, textarea, [contenteditable]')
    ? field
    : field.querySelector<HTMLElement>('input, textarea, button')
  focusable?.focus({ preventScroll: true })
  return field
}

async function soon<Value>(find: () => Value | null): Promise<Value | null> {
  const until = performance.now() + patienceMs
  for (;;) {
    const found = find()
    if (found !== null || performance.now() > until) return found
    await new Promise((next) => setTimeout(next, 50))
  }
}

export function selectIn(field: HTMLElement, { start, end }: { readonly start: number; readonly end: number }): void {
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text'))
    field.setSelectionRange(start, end)
}

/** Lexical draws each of its text nodes as one element, in the same order. Where they do not agree, nothing is selected. */
export function selectInBody(editor: HTMLElement, { node, start, end, text }: BodySpot): void {
  const drawn = editor.querySelectorAll('[data-lexical-text]')[node]
  const words = drawn && document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT).nextNode()
  if (!drawn || !words || words.nodeValue !== text) return
  const range = document.createRange()
  range.setStart(words, start)
  range.setEnd(words, end)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
  drawn.scrollIntoView({ block: 'center' })
}
