import type { Field } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'

const isByHand = (data: unknown) => {
  const { platform } = (data ?? {}) as { platform?: unknown }
  return typeof platform === 'string' && manifests[platform]?.byHand !== undefined
}

const minutes = (
  name: string,
  defaultValue: number,
  label: { de: string; en: string },
  description: { de: string; en: string },
): Field => ({
  name,
  type: 'number',
  min: 1,
  max: 43_200,
  defaultValue,
  label,
  admin: { description },
})

/** How long whoever posts by hand is waited for. */
export const taskFields: Field = {
  type: 'row',
  admin: { condition: isByHand },
  fields: [
    minutes(
      'remindMinutes',
      60,
      { de: 'Erinnern nach (Minuten)', en: 'Remind after (minutes)' },
      { de: 'So lange nach der ersten Nachricht.', en: 'So long after the first message.' },
    ),
    minutes(
      'escalateMinutes',
      240,
      { de: 'Eskalieren nach (Minuten)', en: 'Escalate after (minutes)' },
      { de: 'Dann erfahren es auch alle, die Kanäle verwalten.', en: 'Then all channel managers are told as well.' },
    ),
  ],
}
