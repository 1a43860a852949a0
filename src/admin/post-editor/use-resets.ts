'use client'
import { useForm } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { useRef } from 'react'
import { fieldsOf, type Own } from './own.ts'

/** What stands in a field that says nothing of its own. */
const nothing: Readonly<Record<string, unknown>> = {
  text: '',
  format: 'post',
  media: [],
  withoutMedia: false,
  link: '',
  when: 'with-post',
  dueAt: null,
}
const arrays = ['poll.options', 'parts', 'crops']

/** Brings a row of channels back to what the post has, and what it had of its own back again. `path`: of the row. */
export function useResets(path: string): { readonly reset: (which: readonly Own[]) => void; readonly undo: () => void } {
  const { getFields, dispatchFields, removeFieldRow } = useForm()
  // By their names within the row: where it stands changes with every row before it that is taken out.
  const before = useRef<FormState>({})
  return {
    reset(which) {
      const names = which.flatMap((one) => fieldsOf[one])
      const isMeant = (at: string) => names.some((name) => at === name || at.startsWith(`${name}.`))
      const within = Object.entries(getFields()).filter(([at]) => at.startsWith(`${path}.`))
      before.current = Object.fromEntries(
        within.map(([at, field]) => [at.slice(path.length + 1), field] as const).filter(([at]) => isMeant(at)),
      )
      for (const name of arrays.filter((one) => names.includes(one.split('.')[0] ?? ''))) {
        const rows = getFields()[`${path}.${name}`]?.rows?.length ?? 0
        for (let at = rows - 1; at >= 0; at--) removeFieldRow({ path: `${path}.${name}`, rowIndex: at })
      }
      const emptied = names.filter((name) => name in nothing).map((name) => `${path}.${name}`)
      const formState = Object.fromEntries(
        emptied.map((at) => [at, { ...getFields()[at], value: nothing[at.slice(path.length + 1)], isModified: true }]),
      )
      // All at once: Payload protects only what was changed last from the answer to an earlier saving.
      dispatchFields({ type: 'UPDATE_MANY', formState })
    },
    undo() {
      const changed = Object.entries(before.current).map(([at, field]) => [`${path}.${at}`, { ...field, isModified: true }])
      dispatchFields({ type: 'UPDATE_MANY', formState: Object.fromEntries(changed) as FormState })
    },
  }
}
