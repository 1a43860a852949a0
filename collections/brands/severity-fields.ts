import type { Field, PayloadRequest } from 'payload'
import { manifests } from '../../publishers/manifests.gen.ts'
import { severities, type Severity } from '../../src/quality/brand.ts'
import { checks } from '../../src/quality/registry.gen.ts'
import { sentence } from '../sentence.ts'

const names: Record<Severity | 'off', { readonly de: string; readonly en: string }> = {
  blocker: { de: 'Hält auf', en: 'Blocks' },
  warning: { de: 'Warnt', en: 'Warns' },
  advice: { de: 'Rät', en: 'Advises' },
  off: { de: 'Aus', en: 'Off' },
}

/** How heavily each check weighs for this brand. */
export const severityFields: Field[] = [
  {
    name: 'severities',
    type: 'array',
    label: { de: 'Gewicht von Prüfungen', en: 'Severity of checks' },
    labels: { singular: { de: 'Gewicht', en: 'Severity' }, plural: { de: 'Gewichte', en: 'Severities' } },
    fields: [
      {
        type: 'row',
        fields: [
          {
            name: 'check',
            type: 'text',
            required: true,
            label: { de: 'Prüfung', en: 'Check' },
            admin: { components: { Field: '/src/admin/checks/check-field.tsx#CheckField' } },
            validate: (value: unknown, options: { req: PayloadRequest }) =>
              checks.some(({ id }) => id === value) ||
              sentence(options, { de: 'Wählen Sie eine Prüfung aus der Liste.', en: 'Choose a check from the list.' }),
          },
          {
            name: 'severity',
            type: 'select',
            required: true,
            label: { de: 'Gewicht', en: 'Severity' },
            options: [...severities, 'off' as const].map((value) => ({ value, label: names[value] })),
          },
          {
            name: 'platform',
            type: 'text',
            label: { de: 'Nur auf', en: 'Only on' },
            admin: { components: { Field: '/src/admin/platform-field/platform-field.tsx#PlatformField' } },
            validate: (value: unknown, options: { req: PayloadRequest }) =>
              !value ||
              (typeof value === 'string' && Object.hasOwn(manifests, value)) ||
              sentence(options, { de: 'Wählen Sie eine Plattform aus der Liste.', en: 'Choose a platform from the list.' }),
          },
        ],
      },
    ],
  },
]
