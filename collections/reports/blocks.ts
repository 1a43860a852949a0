import type { Block, Field } from 'payload'
import type { BlockKind } from '../../src/core/reports.ts'
import { metricNames, metrics } from '../../src/core/metrics.ts'
import { words } from '../../src/reports/words.ts'

const heading: Field = {
  name: 'heading',
  type: 'text',
  label: { de: 'Überschrift', en: 'Heading' },
  admin: { description: { de: 'Leer: der Name des Abschnitts.', en: 'Empty: the name of the section.' } },
}
const measure: Field = {
  name: 'measure',
  type: 'select',
  required: true,
  defaultValue: 'engagements',
  label: { de: 'Welche Zahl', en: 'Which number' },
  options: [
    { value: 'engagements', label: { de: 'Interaktionen', en: 'Engagements' } },
    ...metrics.map((value) => ({ value, label: metricNames[value] })),
  ],
}

const block = (slug: Exclude<BlockKind, 'text'>, interfaceName: string, more: Field[] = []): Block => {
  const name = { de: words.de.headings[slug], en: words.en.headings[slug] }
  return { slug, interfaceName, labels: { singular: name, plural: name }, admin: { disableBlockName: true }, fields: [...more, heading] }
}
const text = { de: 'Eigener Text', en: 'Own text' }

/** What a report can be composed of. Named apart from collections: GraphQL has one name for each type. */
export const reportBlocks: Block[] = [
  {
    slug: 'text' satisfies BlockKind,
    interfaceName: 'ReportText',
    labels: { singular: text, plural: text },
    admin: { disableBlockName: true },
    fields: [
      { name: 'heading', type: 'text', label: { de: 'Überschrift', en: 'Heading' } },
      {
        name: 'words',
        type: 'textarea',
        required: true,
        label: { de: 'Text', en: 'Text' },
        admin: {
          description: {
            de: 'Jede Zeile wird ein Absatz. Er steht in jeder Ausgabe.',
            en: 'Each line becomes a paragraph. It stands in every edition.',
          },
        },
      },
    ],
  },
  block('sums', 'ReportSums'),
  block('time', 'ReportTime', [measure]),
  block('channels', 'ReportChannels', [measure]),
  block('topics', 'ReportTopics', [measure]),
  block('kinds', 'ReportKinds', [measure]),
  block('heat', 'ReportHeat'),
  block('compared', 'ReportCompared'),
  block('followers', 'ReportFollowers'),
  block('clicks', 'ReportClicks'),
  block('goals', 'ReportGoals'),
  block('effect', 'ReportEffect'),
  block('notes', 'ReportNotes'),
]

/** Where nobody has chosen yet. */
export const usualBlocks = (['sums', 'time', 'channels', 'compared', 'followers', 'clicks', 'effect', 'notes'] satisfies BlockKind[]).map(
  (blockType) => ({ blockType, ...(['time', 'channels'].includes(blockType) && { measure: 'engagements' }) }),
)
