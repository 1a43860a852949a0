import type { FormState } from 'payload'

/** The fields of one row of a form, by their names within it, with everything that somebody wrote and nothing that was drawn. */
export function rowState(fields: FormState, path: string): FormState {
  const within = Object.entries(fields).filter(([at]) => at.startsWith(`${path}.`))
  return Object.fromEntries(
    within.map(([at, field]) => {
      const { customComponents: _, lastRenderedPath: __, ...written } = field
      const rows = written.rows?.map(({ customComponents: ___, ...row }) => row)
      return [at.slice(path.length + 1), { ...written, ...(rows && { rows }) }]
    }),
  )
}

// One for each form on the page: a drawer may hold a second post.
const ofForms = new WeakMap<object, Map<string, FormState>>()

/** What a channel said of its own before it was switched off, as long as the page is open. */
export function rememberedRows(form: object): Map<string, FormState> {
  const known = ofForms.get(form) ?? new Map<string, FormState>()
  ofForms.set(form, known)
  return known
}
