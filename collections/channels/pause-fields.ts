import type { Field, PayloadRequest } from 'payload'
import { nobody } from '../access/nobody.ts'
import { sentence } from '../sentence.ts'

const isPaused = (data: unknown) => Boolean((data as { paused?: unknown } | undefined)?.paused)

/** Nothing goes out while it lasts. Who paused it, and when, is written by `notePause`. */
export const pauseFields: Field = {
  type: 'collapsible',
  label: { de: 'Pause', en: 'Pause' },
  admin: { initCollapsed: true },
  fields: [
    {
      name: 'paused',
      type: 'checkbox',
      defaultValue: false,
      label: { de: 'Pausiert', en: 'Paused' },
      admin: { components: { afterInput: ['/src/admin/ask-again.tsx#AskAgain'] } },
    },
    {
      name: 'pausedReason',
      type: 'text',
      maxLength: 500,
      label: { de: 'Grund', en: 'Reason' },
      admin: { condition: isPaused },
      validate: (value: unknown, options: { req: PayloadRequest; data: unknown }) =>
        !isPaused(options.data) ||
        (typeof value === 'string' && value.trim() !== '') ||
        sentence(options, {
          de: 'Schreiben Sie, warum der Kanal pausiert: Andere müssen es verstehen.',
          en: 'Write why the channel is paused: others have to understand it.',
        }),
    },
    {
      name: 'pausedUntil',
      type: 'date',
      label: { de: 'Erinnern am', en: 'Remind on' },
      admin: {
        condition: isPaused,
        date: { pickerAppearance: 'dayOnly' },
        description: {
          de: 'Die Pause endet nicht von selbst: An diesem Tag wird daran erinnert.',
          en: 'The pause does not end by itself: on that day somebody is reminded of it.',
        },
      },
    },
    {
      name: 'pausedBy',
      type: 'relationship',
      relationTo: 'users',
      label: { de: 'Pausiert von', en: 'Paused by' },
      admin: { readOnly: true, condition: isPaused },
      access: { create: nobody, update: nobody },
    },
    { name: 'pausedAt', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
    // The reminder that was sent.
    { name: 'pauseTold', type: 'date', admin: { hidden: true }, access: { create: nobody, update: nobody } },
  ],
}
