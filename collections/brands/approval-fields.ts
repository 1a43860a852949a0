import type { Field, PayloadRequest } from 'payload'
import { stepAsks, type StepAsks } from '../../src/core/review-steps.ts'
import { roleNames, roles } from '../../src/core/roles.ts'
import { sentence } from '../sentence.ts'

type Row = { who?: StepAsks; people?: unknown[] | null; inFastLane?: boolean | null; escalateTo?: unknown[] | null }
interface Asked {
  readonly req: PayloadRequest
  readonly siblingData: unknown
}
const rowOf = ({ siblingData }: Asked) => (siblingData ?? {}) as Row
const asksFor = (who: StepAsks) => (_: unknown, row: unknown) => (row as Row | undefined)?.who === who

const asks: Record<StepAsks, { readonly de: string; readonly en: string }> = {
  role: { de: 'Wer eine Rolle hat', en: 'Whoever has a role' },
  group: { de: 'Eine Gruppe', en: 'A group' },
  people: { de: 'Diese Personen', en: 'These people' },
  guest: { de: 'Jemand von außen (über einen Link)', en: 'Somebody from outside (by a link)' },
}
const roleOptions = roles.map((value) => ({ value, label: roleNames[value] }))

const stepFields: Field[] = [
  {
    type: 'row',
    fields: [
      { name: 'name', type: 'text', required: true, maxLength: 80, label: { de: 'Schritt', en: 'Step' } },
      {
        name: 'who',
        type: 'select',
        required: true,
        defaultValue: 'role',
        label: { de: 'Gefragt wird', en: 'Asks' },
        options: stepAsks.map((value) => ({ value, label: asks[value] })),
        admin: { components: { afterInput: ['/src/admin/ask-again.tsx#AskAgain'] } },
      },
      {
        name: 'howMany',
        type: 'select',
        required: true,
        defaultValue: 'any',
        label: { de: 'Nötig', en: 'Needed' },
        options: [
          { value: 'any', label: { de: 'Eine Freigabe genügt', en: 'One approval is enough' } },
          { value: 'all', label: { de: 'Alle müssen freigeben', en: 'Everybody must approve' } },
        ],
        admin: { condition: (_, row) => (row as Row | undefined)?.who !== 'guest' },
      },
    ],
  },
  {
    name: 'role',
    type: 'select',
    enumName: 'enum_brand_step_role',
    defaultValue: 'approver',
    label: { de: 'Rolle', en: 'Role' },
    options: roleOptions,
    admin: { condition: asksFor('role') },
    validate: (value: unknown, options: Asked) =>
      rowOf(options).who !== 'role' || Boolean(value) || sentence(options, { de: 'Wählen Sie eine Rolle.', en: 'Choose a role.' }),
  },
  {
    name: 'group',
    type: 'relationship',
    relationTo: 'groups',
    label: { de: 'Gruppe', en: 'Group' },
    admin: { condition: asksFor('group') },
    validate: async (value: unknown, options: Asked) => {
      if (rowOf(options).who !== 'group') return true
      if (!value) return sentence(options, { de: 'Wählen Sie eine Gruppe.', en: 'Choose a group.' })
      const id = typeof value === 'object' && 'id' in value ? value.id : value
      const found: unknown = await options.req.payload.db.findOne({ collection: 'groups', where: { id: { equals: id } } })
      const members = (found as { members?: unknown[] | null } | null)?.members ?? []
      return (
        members.length > 0 ||
        sentence(options, {
          de: 'In dieser Gruppe ist niemand. Nehmen Sie zuerst Mitglieder auf, oder wählen Sie eine andere.',
          en: 'Nobody is in this group. Add members first, or choose another.',
        })
      )
    },
  },
  {
    name: 'people',
    type: 'relationship',
    relationTo: 'users',
    hasMany: true,
    label: { de: 'Personen', en: 'People' },
    admin: { condition: asksFor('people') },
    validate: (value: unknown, options: Asked) =>
      rowOf(options).who !== 'people' ||
      (Array.isArray(value) && value.length > 0) ||
      sentence(options, { de: 'Wählen Sie mindestens eine Person.', en: 'Choose at least one person.' }),
  },
  {
    type: 'row',
    fields: [
      {
        name: 'alongside',
        type: 'checkbox',
        label: { de: 'Gleichzeitig mit dem Schritt davor', en: 'At the same time as the step before' },
      },
      { name: 'inFastLane', type: 'checkbox', label: { de: 'Auch bei eiligen Beiträgen', en: 'Also for urgent posts' } },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'remindHours',
        type: 'number',
        min: 0,
        max: 8760,
        label: { de: 'Erinnern nach (Stunden)', en: 'Remind after (hours)' },
      },
      {
        name: 'dueHours',
        type: 'number',
        min: 0,
        max: 8760,
        label: { de: 'Fällig nach (Stunden)', en: 'Due after (hours)' },
        admin: { description: { de: 'Gerechnet ab Beginn des Schritts.', en: 'Counted from the beginning of the step.' } },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'escalateTo',
        type: 'relationship',
        relationTo: 'users',
        hasMany: true,
        label: { de: 'Danach erfahren es auch', en: 'Who is told then, too' },
      },
      {
        name: 'escalateRole',
        type: 'select',
        enumName: 'enum_brand_step_escalate',
        label: { de: 'und alle mit der Rolle', en: 'and everybody with the role' },
        options: roleOptions,
      },
    ],
  },
]

const rows = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])

/** Who approves posts of the brand, in which order. A review that is under way keeps the steps that it began with. */
export const approvalFields: Field[] = [
  {
    name: 'reviewSteps',
    type: 'array',
    dbName: 'brand_steps',
    maxRows: 12,
    label: { de: 'Schritte der Freigabe', en: 'Steps of the approval' },
    labels: { singular: { de: 'Schritt', en: 'Step' }, plural: { de: 'Schritte', en: 'Steps' } },
    admin: {
      description: {
        de: 'Einer nach dem anderen. Keine: Jemand mit der Rolle „Freigabe“ gibt frei. Niemand gibt frei, was er selbst geschrieben oder bearbeitet hat. Laufende Freigaben behalten ihre Schritte.',
        en: 'One after the other. None: somebody with the role “Approver” approves. Nobody approves what he wrote or edited. Reviews under way keep their steps.',
      },
    },
    validate: (value: unknown, options: { req: PayloadRequest }) => {
      const steps = rows(value)
      return (
        steps.length === 0 ||
        steps.some(({ who }) => who !== 'guest') ||
        sentence(options, {
          de: 'Mindestens einen Schritt erledigt jemand aus dem Haus: Fügen Sie ihn hinzu.',
          en: 'At least one step is for somebody of the house: add it.',
        })
      )
    },
    fields: stepFields,
  },
  {
    name: 'fastLane',
    type: 'group',
    label: { de: 'Eilige Beiträge', en: 'Urgent posts' },
    fields: [
      {
        name: 'enabled',
        type: 'checkbox',
        label: { de: 'Kürzerer Weg erlaubt', en: 'A shorter way is allowed' },
        admin: {
          components: { afterInput: ['/src/admin/ask-again.tsx#AskAgain'] },
          description: {
            de: 'Dann genügen die Schritte, bei denen „Auch bei eiligen Beiträgen“ angekreuzt ist. Jeder Gebrauch steht im Protokoll.',
            en: 'Then the steps that are ticked “Also for urgent posts” are enough. Each use is in the audit log.',
          },
        },
        validate: (value: unknown, options: { req: PayloadRequest; data: unknown }) => {
          const steps = rows((options.data as { reviewSteps?: unknown } | undefined)?.reviewSteps)
          return (
            !value ||
            steps.some(({ inFastLane, who }) => inFastLane && who !== 'guest') ||
            sentence(options, {
              de: 'Kreuzen Sie zuerst bei mindestens einem Schritt jemandes aus dem Haus „Auch bei eiligen Beiträgen“ an.',
              en: 'First tick “Also for urgent posts” at one step or more that somebody of the house does.',
            })
          )
        },
      },
      {
        name: 'roles',
        type: 'select',
        hasMany: true,
        enumName: 'enum_brand_fast_roles',
        defaultValue: ['administrator'],
        label: { de: 'Wer ihn wählen darf', en: 'Who may choose it' },
        options: roleOptions,
        admin: { condition: (_, group) => Boolean((group as { enabled?: boolean } | undefined)?.enabled) },
      },
    ],
  },
]
