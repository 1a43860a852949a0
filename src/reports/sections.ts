/** What an edition consists of, before it is a page, a mail or a spreadsheet. */
import { instant } from '../admin/format.ts'
import { periodName } from '../admin/reports/period-name.ts'
import type { Language } from '../core/story.ts'
import type { Table } from './cells.ts'
import { compared, effect, goals, notes } from './section-lists.ts'
import { clicks, followers, groups, heat, sums, time } from './section-numbers.ts'
import type { Block, Frozen, FrozenHeat } from './frozen.ts'
import { words, type Words } from './words.ts'

export interface Tile {
  readonly name: string
  readonly value: string
  readonly note: string
}
export interface Bar {
  readonly name: string
  /** `null`: not known. */
  readonly value: number | null
}
export type Drawing =
  | { readonly kind: 'tiles'; readonly tiles: readonly Tile[] }
  | { readonly kind: 'columns' | 'rows'; readonly alt: string; readonly bars: readonly Bar[] }
  | { readonly kind: 'heat'; readonly alt: string; readonly heat: FrozenHeat }
  | {
      readonly kind: 'lines'
      readonly alt: string
      readonly lines: readonly { readonly name: string; readonly points: readonly { readonly day: string; readonly value: number }[] }[]
    }

export interface Section {
  readonly title: string
  readonly paragraphs: readonly string[]
  readonly drawing?: Drawing
  readonly tables: readonly Table[]
  /** In small, below. */
  readonly notes?: readonly string[]
}
export type Content = Omit<Section, 'title'>
export interface Told {
  readonly text: Words
  readonly language: Language
  readonly frozen: Frozen
}

const nothing: Content = { paragraphs: [], tables: [] }

export function sectionsOf(frozen: Frozen): readonly Section[] {
  const told = { text: words[frozen.language], language: frozen.language, frozen }
  const sections = frozen.blocks.flatMap((block) => {
    const title = block.heading || (block.blockType === 'text' ? '' : told.text.headings[block.blockType])
    const content = contentOf(block, told)
    return content === null || (title === '' && content.paragraphs.length === 0) ? [] : [{ title, ...content }]
  })
  return frozen.overview.totals.deliveries > 0 ? sections : [{ title: '', paragraphs: [told.text.nothing], tables: [] }, ...sections]
}

/** `null`: it has nothing to say here. */
function contentOf(block: Block, told: Told): Content | null {
  const { text } = told
  const { overview } = told.frozen
  switch (block.blockType) {
    case 'text':
      return { ...nothing, paragraphs: block.words.split(/\n+/).filter((line) => line.trim() !== '') }
    case 'followers':
      return followers(told)
    case 'clicks':
      return clicks(told)
    case 'notes':
      return notes(told)
    case 'goals':
      return goals(told)
    case 'effect':
      return effect(told)
  }
  // Said at the top, once.
  if (overview.totals.deliveries === 0) return null
  switch (block.blockType) {
    case 'sums':
      return sums(told)
    case 'time':
      return time(told, block.measure)
    case 'channels':
      return groups(told, overview.channels, text.channel, block.measure)
    case 'topics':
      return groups(told, overview.topics, text.topic, block.measure)
    case 'kinds':
      return groups(told, overview.kinds, text.kind, block.measure)
    case 'heat':
      return heat(told)
    case 'compared':
      return compared(told)
  }
}

export const standOf = ({ madeAt, language, brand }: Frozen): string =>
  // The year always: it is kept for long.
  instant(madeAt, language, brand.timeZone, new Date(0))

/** Below the title: what the edition is of. */
export function headOf(frozen: Frozen): { readonly of: string; readonly period: string; readonly stand: string } {
  const { language, campaign, brand, revision } = frozen
  const text = words[language]
  return {
    of: campaign ? `${brand.name} · ${campaign.name}` : brand.name,
    period: periodName(frozen.period, language),
    stand: [text.stand(standOf(frozen)), ...(revision > 1 ? [text.revision(String(revision))] : [])].join(' · '),
  }
}
